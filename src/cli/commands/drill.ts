import { type Command, toJson } from "../command.ts";
import { type CliDeps, inHouse } from "../house.ts";

export const drill: Command<CliDeps> = {
  name: "drill",
  usage: "drill [--json]",
  summary:
    "Restore the newest backup somewhere else, prove its books, and compare its chain with this ledger",
  options: {},
  details: [
    "Into a PostgreSQL server started for it, where there is one on this machine and we are not root; else into a",
    "database of its own on the house's server. Nothing of it is left. Exit code 1 when the backup is no good.",
  ],
  async run(given, io, deps) {
    return await inHouse(deps, async (house) => {
      if (!house.backups) {
        io.err("BACKUP_DIR and BACKUP_KEY are not set: there is no backup to practise with.");
        return 2;
      }
      try {
        const { backup, checked } = await house.backups.drill();
        if (given.json) io.out(toJson({ ok: true, backup, checked }));
        else
          io.out(
            `${backup.name} can be restored: its books are right (${checked} checked) and a part of this ledger.`,
          );
        return 0;
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        if (given.json) io.out(toJson({ ok: false, why }));
        else io.err(why);
        return 1;
      }
    });
  },
};
