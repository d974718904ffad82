import { type Command, toJson, Usage } from "../command.ts";
import type { CliDeps } from "../house.ts";

export const restore: Command<CliDeps> = {
  name: "restore",
  usage: "restore <file> [--json]",
  summary: "Restore a backup into the empty database of the settings, and prove it",
  options: {},
  details: [
    "DATABASE_URL names an empty database, or DATA_DIR an empty folder; BACKUP_KEY is the key it was made with.",
    "Nothing is ever overwritten. Keep RNG_SECRET as it was: it opens the seeds that are not revealed yet.",
  ],
  async run(given, io, deps) {
    const [file] = given.words;
    if (file === undefined) throw new Usage("which file?");
    const checks = await deps.restore(file);
    if (!checks) return 2;
    const ok = checks.every((check) => check.difference === undefined);
    if (given.json) io.out(toJson({ ok, checks }));
    else {
      for (const { name, checked, difference } of checks)
        io.out(`${difference ? "✗" : "✓"} ${name} (${checked})`);
      io.out(ok ? "Restored. The books are right." : "Restored, but the books are NOT right.");
    }
    return ok ? 0 : 1;
  },
};
