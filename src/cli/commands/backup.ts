import { type Command, toJson } from "../command.ts";
import { type CliDeps, inHouse } from "../house.ts";

const SIZE_UNIT = 1_048_576;
const megabytes = (bytes: number): string => `${(bytes / SIZE_UNIT).toFixed(1)} MB`;

export const backup: Command<CliDeps> = {
  name: "backup",
  usage: "backup [--list] [--json]",
  summary: "Make an encrypted backup in BACKUP_DIR now, or list those that are there",
  options: { list: { type: "boolean" } },
  details: [
    "--list   only list them, the newest first",
    "A server or worker with BACKUP_DIR makes one every hour by itself. The embedded database is backed up by its server.",
  ],
  async run(given, io, deps) {
    return await inHouse(deps, async (house) => {
      if (!house.backups) {
        io.err("BACKUP_DIR and BACKUP_KEY are not set: there is nowhere to lay a backup.");
        return 2;
      }
      const backups =
        given.options["list"] === true ? await house.backups.list() : [await house.backups.make()];
      if (given.json) io.out(toJson({ backups }));
      else for (const { path, bytes } of backups) io.out(`${path}  ${megabytes(bytes)}`);
      return 0;
    });
  },
};
