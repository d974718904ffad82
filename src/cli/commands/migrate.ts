import { type Command, toJson } from "../command.ts";
import type { CliDeps } from "../house.ts";

export const migrate: Command<CliDeps> = {
  name: "migrate",
  usage: "migrate [--json]",
  summary: "Bring the database to the newest schema (serve does it too, unless told otherwise)",
  options: {},
  details: [],
  async run(given, io, deps) {
    const applied = await deps.migrate();
    if (!applied) return 2;
    if (given.json) io.out(toJson({ applied }));
    else
      io.out(
        applied.length === 0 ? "Nothing to do: the schema is the newest." : `Applied ${applied.join(", ")}.`,
      );
    return 0;
  },
};
