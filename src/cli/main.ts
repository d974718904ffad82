import { parseArgs } from "node:util";
import { Refusal } from "../base/refusal.ts";
import { type Command, type Io, Usage } from "./command.ts";
import { admin } from "./commands/admin.ts";
import { audit } from "./commands/audit.ts";
import { backup } from "./commands/backup.ts";
import { doctor } from "./commands/doctor.ts";
import { drill } from "./commands/drill.ts";
import { erase } from "./commands/erase.ts";
import { games } from "./commands/games.ts";
import { mail } from "./commands/mail.ts";
import { migrate } from "./commands/migrate.ts";
import { odds } from "./commands/odds.ts";
import { outcome } from "./commands/outcome.ts";
import { restore } from "./commands/restore.ts";
import { rotateSecrets } from "./commands/rotate-secrets.ts";
import { serve } from "./commands/serve.ts";
import { simulate } from "./commands/simulate.ts";
import { verify } from "./commands/verify.ts";
import { words } from "./commands/words.ts";
import { worker } from "./commands/worker.ts";
import type { CliDeps } from "./house.ts";

const COMMANDS: readonly Command<CliDeps>[] = [
  serve,
  worker,
  migrate,
  odds,
  outcome,
  simulate,
  verify,
  words,
  audit,
  backup,
  restore,
  drill,
  admin,
  erase,
  games,
  mail,
  rotateSecrets,
  doctor,
];

const program = "npm run -s cli --";

function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  const lines = COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return [`usage: ${program} <command>`, "", ...lines, "", "Every command has --help and --json."].join("\n");
}

const helpOf = (command: Command<CliDeps>): string =>
  [
    `usage: ${program} ${command.usage}`,
    "",
    command.summary,
    ...command.details.map((line) => `  ${line}`),
  ].join("\n");

/** Runs one command; returns the exit code: 0 done, 1 something does not hold, 2 wrong call or unusable house. */
export async function runCli(args: readonly string[], io: Io, deps: CliDeps): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "help") {
    io.out(overview());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    io.err(`${name} is not a command.\n\n${overview()}`);
    return 2;
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options, help: { type: "boolean" }, json: { type: "boolean" } },
      allowPositionals: true,
    });
    if (values["help"] === true) {
      io.out(helpOf(command));
      return 0;
    }
    const options = values as Readonly<Record<string, string | boolean | undefined>>;
    return await command.run({ options, words: positionals, json: options["json"] === true }, io, deps);
  } catch (error) {
    if (error instanceof Usage || (error instanceof TypeError && "code" in error)) {
      io.err(`${error.message}\n\n${helpOf(command)}`);
      return 2;
    }
    if (error instanceof Refusal) {
      io.err([error.message, ...error.faults.map(({ at, what }) => `${at.slice(1)} ${what}`)].join("\n"));
      return 1;
    }
    throw error;
  }
}
