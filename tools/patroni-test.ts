// npm run patroni:test: deploy/patroni on loopback (etcd with passwords, two PostgreSQL under Patroni), a writer that only knows both
// addresses and speaks TLS as the house's role, and the primary killed with its Patroni. Prints what was lost (nothing) and how long
// nobody could write. On Debian as root it installs patroni and etcd-server; not a part of npm test.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { openDatabase } from "../src/db/database.ts";
import { makeCertificate } from "./deploy/proxy.ts";
import { canInstall, howToInstall, install } from "./rig/install.ts";
import { freePort } from "./rig/port.ts";
import { findPrograms } from "./rig/programs.ts";
import { guarded, openScratch } from "./rig/scratch.ts";
import { give, serverAccount } from "./rig/user.ts";

const PASSWORD = "of-this-run-only";
const PATIENCE_MS = 300_000;
const WRITES = 200;

type Node = {
  readonly port: number;
  readonly rest: number;
  readonly folder: string;
  readonly child: ChildProcess;
};

/** Runs a server as the user of PostgreSQL; what it says goes into a file. */
function start(scratch: string, name: string, program: string, args: readonly string[]): ChildProcess {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  give(folder, serverAccount());
  const env = { ...process.env, HOME: folder };
  const child = spawn(program, args, {
    ...serverAccount(),
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  guarded(scratch, child, "SIGTERM");
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      log = (log + text).slice(-8_000);
    });
  child.on("exit", (code) => {
    if (code) console.error(`${name} ended with ${code}:\n${log}`);
  });
  return child;
}

/** Asks etcd's gateway until it answers. */
async function tell(url: string, path: string, body: unknown): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const said = await fetch(`${url}/v3/auth/${path}`, { method: "POST", body: JSON.stringify(body) }).catch(
      () => undefined,
    );
    if (said?.ok) return;
    if (tries > 600) throw new Error(`etcd: ${path} is answered ${said?.status} ${await said?.text()}`);
    await pause(50);
  }
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** The user of patroni.yml, who may read and write where Patroni keeps its own, and from then on nobody without a name. */
async function closeEtcd(url: string): Promise<void> {
  const perm = {
    permType: "READWRITE",
    key: base64("/service/rng-thing/"),
    range_end: base64("/service/rng-thing0"),
  };
  await tell(url, "user/add", { name: "root", password: PASSWORD });
  await tell(url, "user/grant", { user: "root", role: "root" });
  await tell(url, "role/add", { name: "patroni" });
  await tell(url, "role/grant", { name: "patroni", perm });
  await tell(url, "user/add", { name: "patroni", password: PASSWORD });
  await tell(url, "user/grant", { user: "patroni", role: "patroni" });
  await tell(url, "enable", {});
}

async function startEtcd(scratch: string): Promise<number> {
  const [client, peer] = [await freePort(), await freePort()];
  const [here, peers] = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`];
  start(scratch, "etcd", "etcd", [
    "--data-dir=data",
    `--listen-client-urls=${here}`,
    `--advertise-client-urls=${here}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=default=${peers}`,
  ]);
  await closeEtcd(here);
  return client;
}

/** The shipped file with this run's addresses, paths and passwords. */
async function startNode(scratch: string, name: string, etcd: number, bin: string): Promise<Node> {
  const [port, rest] = [await freePort(), await freePort()];
  const folder = join(scratch, name);
  mkdirSync(folder, { mode: 0o700 });
  give(folder, serverAccount());
  makeCertificate(folder);
  const script = join(folder, "open-house.sh");
  writeFileSync(join(folder, "rng-password"), PASSWORD, { mode: 0o600 });
  writeFileSync(
    script,
    readFileSync("deploy/patroni/open-house.sh", "utf8").replace("/etc/patroni", folder),
    { mode: 0o700 },
  );
  for (const file of ["privkey.pem", "fullchain.pem", "rng-password", "open-house.sh"])
    give(join(folder, file), serverAccount());
  const text = readFileSync("deploy/patroni/patroni.yml", "utf8")
    .replace("name: pg1", `name: ${name}`)
    .replaceAll("10.0.0.21:8008", `127.0.0.1:${rest}`)
    .replaceAll("10.0.0.21:5432", `127.0.0.1:${port}`)
    .replace(/hosts: \[.*\]/, `hosts: ["127.0.0.1:${etcd}"]`)
    .replaceAll("10.0.0.0/24", "127.0.0.1/32")
    .replaceAll("/etc/patroni/tls", folder)
    .replaceAll("/etc/patroni", folder)
    .replace("/var/lib/postgresql/15/main", join(folder, "data"))
    .replace("/usr/lib/postgresql/15/bin", bin)
    .replace("/var/lib/postgresql/.patroni-pgpass", join(folder, "pgpass"))
    .replaceAll("put-a-long-random-password-here", PASSWORD)
    .replace("archive_command: pgbackrest --stanza=rng-thing archive-push %p", 'archive_command: "true"')
    .replace(
      "password_encryption: scram-sha-256",
      `password_encryption: scram-sha-256\n    unix_socket_directories: ${folder}`,
    )
    .replace("mode: automatic", 'mode: "off"');
  const file = join(folder, "patroni.yml");
  writeFileSync(file, text, { mode: 0o600 });
  give(file, serverAccount());
  return { port, rest, folder, child: start(scratch, name, "patroni", [file]) };
}

const roleOf = async ({ rest }: Node): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${rest}/patroni`).catch(() => undefined);
  const body = (await answer?.json().catch(() => undefined)) as
    | { role?: string; sync_standby?: boolean }
    | undefined;
  return `${body?.role ?? "away"}${body?.sync_standby ? " synchronous" : ""}`;
};

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const lastMs = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > lastMs) throw new Error(`it did not come about that ${what}`);
    await pause(200);
  }
}

/** Where PostgreSQL's programs are, once everything is there. */
function prepare(): string {
  const needs = ["postgres", "patroni", "etcd", "openssl"] as const;
  let { found, missing } = findPrograms(needs);
  if (missing.length > 0 && canInstall() && install(missing)) ({ found, missing } = findPrograms(needs));
  if (missing.length > 0) throw new Error(howToInstall(missing));
  return dirname(found.postgres ?? "");
}

/** Nothing is changed for who has no password, and nobody gets in without TLS. */
async function stayShut(node: Node, plain: string): Promise<void> {
  const asked = await fetch(`http://127.0.0.1:${node.rest}/restart`, { method: "POST", body: "{}" });
  if (asked.status !== 401) throw new Error(`a stranger's restart is answered with ${asked.status}`);
  const client = new pg.Client({ connectionString: plain });
  const open = await client.connect().then(
    () => true,
    () => false,
  );
  if (open) throw new Error("the database can be reached without TLS");
}

async function main(): Promise<void> {
  const bin = prepare();
  await using stack = new AsyncDisposableStack();
  const scratch = stack.use(openScratch()).directory;
  const etcd = await startEtcd(scratch);
  const one = await startNode(scratch, "pg1", etcd, bin);
  await until("the first is the primary", async () => /^(?:master|primary)/.test(await roleOf(one)));
  const two = await startNode(scratch, "pg2", etcd, bin);
  await until("the second is its synchronous standby", async () =>
    (await roleOf(two)).includes("synchronous"),
  );
  for (const node of [one, two]) postmasterOf(scratch, node);
  console.log("a primary and a synchronous standby");
  const plain = `postgresql://rng:${PASSWORD}@127.0.0.1:${two.port},127.0.0.1:${one.port}/rng`;
  await stayShut(one, `postgresql://rng:${PASSWORD}@127.0.0.1:${one.port}/rng`);
  console.log("closed to whoever has no password, and without TLS");
  // Each has a certificate of its own making.
  const ca = join(scratch, "ca.pem");
  writeFileSync(
    ca,
    [one, two].map(({ folder }) => readFileSync(join(folder, "fullchain.pem"), "utf8")).join(""),
  );
  const url = `${plain}?sslmode=verify-full&sslrootcert=${ca}`;
  const database = await openDatabase(
    { kind: "postgres", url, poolMax: 4, statementTimeoutMs: 5_000 },
    () => {},
  );
  stack.defer(database.close);
  await database.pool.query("CREATE TABLE acknowledged (n int PRIMARY KEY)");
  let refusedMs = 0;
  for (let n = 0; n < WRITES; n += 1) {
    if (n === WRITES / 2) await killNode(scratch, one);
    const began = performance.now();
    // Asked again until it is answered; a repeat of what did get through is no second one.
    for (;;) {
      const done = await database.pool
        .query("INSERT INTO acknowledged VALUES ($1) ON CONFLICT DO NOTHING", [n])
        .then(
          () => true,
          () => false,
        );
      if (done) break;
      if (performance.now() - began > PATIENCE_MS) throw new Error("nobody could write any more");
      await pause(50);
    }
    refusedMs = Math.max(refusedMs, performance.now() - began);
  }
  const { rows } = await database.pool.query<{ n: bigint }>("SELECT count(*) AS n FROM acknowledged");
  const lost = WRITES - Number(rows[0]?.n);
  console.log(
    `${WRITES} writes acknowledged, ${lost} lost, longest wait ${(refusedMs / 1_000).toFixed(1)} s`,
  );
  console.log(`the second is now: ${await roleOf(two)}`);
  process.exitCode = lost === 0 && /^(?:master|primary)/.test(await roleOf(two)) ? 0 : 1;
  const gone = once(two.child, "exit");
  two.child.kill("SIGTERM");
  await gone;
}

/** The process of its PostgreSQL, noted for the guard too: it outlives a Patroni that is killed. */
function postmasterOf(scratch: string, { folder }: Node): number {
  const [pid = ""] = readFileSync(join(folder, "data/postmaster.pid"), "utf8").split("\n");
  writeFileSync(join(scratch, "pids", pid), "SIGQUIT");
  return Number(pid);
}

/** kill -9 of Patroni and of its PostgreSQL: a machine that is gone. */
async function killNode(scratch: string, node: Node): Promise<void> {
  const postmaster = postmasterOf(scratch, node);
  node.child.kill("SIGKILL");
  process.kill(postmaster, "SIGKILL");
  await once(node.child, "exit");
}

await main();
