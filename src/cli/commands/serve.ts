import type { Command } from "../command.ts";
import type { CliDeps } from "../house.ts";

export const serve: Command<CliDeps> = {
  name: "serve",
  usage: "serve [--no-migrate]",
  summary: "Run a server until SIGTERM",
  options: { "no-migrate": { type: "boolean" } },
  details: ["--no-migrate   leave the schema alone; the server is not ready until somebody has migrated"],
  async run(given, _io, deps) {
    return await deps.serve({ migrate: given.options["no-migrate"] !== true });
  },
};
