import type { Command } from "../command.ts";
import type { CliDeps } from "../house.ts";

export const worker: Command<CliDeps> = {
  name: "worker",
  usage: "worker [--no-migrate]",
  summary: "Run the jobs of the house until SIGTERM, for servers with JOBS=elsewhere",
  options: { "no-migrate": { type: "boolean" } },
  details: ["--no-migrate   leave the schema alone"],
  async run(given, _io, deps) {
    return await deps.work({ migrate: given.options["no-migrate"] !== true });
  },
};
