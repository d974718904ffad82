import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { announced } from "../rig/announced.ts";
import { freePort } from "../rig/port.ts";
import type { Postgres } from "../rig/postgres.ts";
import { guarded } from "../rig/scratch.ts";
import { give, serverAccount } from "../rig/user.ts";

/** An archive of the write-ahead log with pgBackRest, by the configuration of deploy/pgbackrest. */
export type Archive = {
  /** What the primary must be started with. */
  readonly settings: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  /** Opens the archive: before that the primary's log is refused. */
  open(primary: Postgres): Promise<void>;
  /** A full physical backup of the running primary. */
  backUp(primary: Postgres): Promise<void>;
  /** A server of its own that stands where the primary stood at a moment (ISO 8601). */
  restoreTo(primary: Postgres, moment: string): Promise<AsyncDisposable & { readonly url: string }>;
};

const STANZA = "rng-thing";

/** The shipped lines of postgresql.conf as settings, with this run's configuration in the command. */
function settingsOf(root: string, config: string): Record<string, string> {
  const lines = readFileSync(join(root, "deploy/pgbackrest/postgresql.conf"), "utf8").split("\n");
  const settings: Record<string, string> = {};
  for (const line of lines) {
    const [, name, value] = /^([a-z_]+) = '?(.*?)'?$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined)
      settings[name] = value.replace("pgbackrest ", `pgbackrest --config=${config} `);
  }
  return settings;
}

type Ground = {
  readonly program: string;
  readonly root: string;
  readonly scratch: string;
  readonly folder: string;
  readonly config: string;
  /** The primary's data. */
  readonly dataFolder: string;
};

const ENV = { PGBACKREST_REPO1_CIPHER_PASS: "of this run only, and thrown away with it" };

/** The shipped configuration with this run's paths and port in the place of its own. */
function configure({ root, folder, config, dataFolder }: Ground, port: number): void {
  const own = ["lock-path", "log-path", "spool-path"].map((name) => `${name}=${folder}/${name.slice(0, -5)}`);
  const text = readFileSync(join(root, "deploy/pgbackrest/pgbackrest.conf"), "utf8")
    .replace("/var/lib/pgbackrest", `${folder}/repo`)
    .replace("[global]", `[global]\n${own.join("\n")}`)
    .replace(/pg1-path=.*/, `pg1-path=${dataFolder}\npg1-socket-path=${folder}/socket`)
    .replace(/pg1-port=.*/, `pg1-port=${port}`);
  writeFileSync(config, text, { mode: 0o600 });
  give(config, serverAccount());
}

/** Not waited for in one piece: the players play on meanwhile, in this very process. */
async function run(
  { program, config, folder }: Ground,
  args: readonly string[],
  password: string,
): Promise<void> {
  await promisify(execFile)(program, [`--config=${config}`, `--stanza=${STANZA}`, ...args], {
    ...serverAccount(),
    cwd: folder,
    env: { ...process.env, ...ENV, PGPASSWORD: password, PGUSER: "postgres", PGDATABASE: "postgres" },
  });
}

/** Starts a server on what was restored; ready once it has replayed the log up to its target. */
async function startRestored(bin: string, scratch: string, directory: string, port: number) {
  // It must not write into the archive that it came from.
  const own = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", "archive_mode=off"];
  const settings = [...own, "max_connections=200", "synchronous_standby_names="];
  const args = ["-D", directory, ...settings.flatMap((setting) => ["-c", setting])];
  const child = spawn(join(bin, "postgres"), args, {
    ...serverAccount(),
    cwd: directory,
    env: { ...process.env, ...ENV },
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  guarded(scratch, child, "SIGQUIT");
  await announced(
    "the restored server",
    child,
    child.stderr,
    "database system is ready to accept connections",
  );
  return child;
}

export function prepareArchive(program: string, root: string, scratch: string, dataFolder: string): Archive {
  const folder = join(scratch, "pgbackrest");
  for (const name of ["", "repo", "lock", "log", "spool", "socket", "restored"]) {
    mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
    give(join(folder, name), serverAccount());
  }
  const config = join(folder, "pgbackrest.conf");
  const ground = { program, root, scratch, folder, config, dataFolder };
  return {
    settings: { ...settingsOf(root, config), unix_socket_directories: join(folder, "socket") },
    env: ENV,
    async open(primary) {
      configure(ground, primary.port);
      await run(ground, ["stanza-create"], new URL(primary.url).password);
    },
    async backUp(primary) {
      const { password } = new URL(primary.url);
      await run(ground, ["check"], password);
      await run(ground, ["--type=full", "backup"], password);
    },
    async restoreTo(primary, moment) {
      const directory = join(folder, "restored");
      const target = ["--type=time", `--target=${moment}`, "--target-action=promote"];
      await run(ground, [`--pg1-path=${directory}`, ...target, "restore"], "");
      const port = await freePort();
      const child = await startRestored(primary.bin, scratch, directory, port);
      return {
        url: primary.url.replace(`:${primary.port}/`, `:${port}/`),
        async [Symbol.asyncDispose]() {
          const gone = once(child, "exit");
          child.kill("SIGINT");
          await gone;
        },
      };
    },
  };
}
