// npm run scan: a house of its own on loopback under two scanners that Debian packages: sqlmap at the routes with parameters (in the
// query, the path, JSON bodies), wapiti at the pages and the API. Both are bounded in time. Prints what they found; exit 1 for a finding
// that is not explained below. Minutes, not a part of npm test; results are in docs/security.md. --only sign-in: sqlmap alone, at the
// routes with this in their path.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { openStage } from "../test/security/stage.ts";
import { makeTemplates } from "../test/support/database.ts";
import { type Person, signUp, stranger } from "../test/support/people.ts";
import { startServer } from "../test/support/process.ts";
import { until } from "../test/support/until.ts";
import { howToInstall } from "./rig/install.ts";
import { startPostgres } from "./rig/postgres.ts";
import { findPrograms } from "./rig/programs.ts";
import { startRedis } from "./rig/redis.ts";
import { guarded, openScratch } from "./rig/scratch.ts";

type Target = {
  readonly method: "GET" | "POST";
  /** An asterisk: here, besides what sqlmap finds by itself. */
  readonly path: string;
  readonly body?: unknown;
  /** Limits and waits would refuse most of what is sent here before the database is asked. */
  readonly uncounted?: true;
};

/** One of each kind of parameter that reaches the database, and one of each that looks as if it did. */
const TARGETS: readonly Target[] = [
  { method: "GET", path: "/api/v1/rounds?limit=25&game=coinflip&state=settled&cursor=1" },
  { method: "GET", path: "/api/v1/leaderboards/net?window=day&limit=10" },
  { method: "GET", path: "/api/v1/rounds/1*" },
  { method: "GET", path: "/api/v1/replays/AAAAAAAAAAAAAAAAAAAAAA*" },
  { method: "GET", path: "/api/v1/admin/players?search=a&role=player&banned=false" },
  { method: "GET", path: "/api/v1/admin/log?target=a&limit=10&before=9" },
  { method: "POST", path: "/api/v1/games/coinflip/rounds", body: { stake: 100, bet: { side: "heads" } } },
  {
    method: "POST",
    path: "/api/auth/sign-in/username",
    body: { username: "abcd", password: "efgh" },
    uncounted: true,
  },
];

/** Findings that are none, and why. */
const EXPLAINED: readonly (readonly [RegExp, string])[] = [
  [
    /Strict-Transport-Security/i,
    "this house is on plain http; over https it is sent (test/security/headers.test.ts)",
  ],
  [/X-XSS-Protection/i, "browsers have dropped it; the content policy does its work"],
];

/** Requests of a signed-in person's own page. */
async function headersOf(person: Person, origin: string): Promise<string[]> {
  const { csrfToken } = await person.call("getSession", {});
  return [`Origin: ${origin}`, `Cookie: ${person.cookies()}`, `X-CSRF-Token: ${csrfToken}`];
}

/** Runs a scanner for at most so long; what it said, and whether it came to its end. */
async function run(scratch: string, program: string, args: readonly string[], longestMs: number) {
  const child = spawn(program, args, {
    cwd: scratch,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, HOME: scratch },
  });
  guarded(scratch, child, "SIGTERM");
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  const timer = setTimeout(() => child.kill("SIGKILL"), longestMs);
  await once(child, "close");
  clearTimeout(timer);
  return { said, whole: child.signalCode === null };
}

async function sqlmap(
  scratch: string,
  url: string,
  target: Target,
  headers: readonly string[],
  longestMs: number,
) {
  const args = ["-u", url + target.path, "--batch", "--disable-coloring", "--level=2", "--risk=1"];
  const body = target.body === undefined ? [] : ["--data", JSON.stringify(target.body)];
  // Without the waits of time-based guesses, which a busy machine answers by itself.
  const manner = ["--technique=BEUS", "--retries=0", "--timeout=15", "--output-dir", join(scratch, "sqlmap")];
  const given = [...headers, "Content-Type: application/json"].flatMap((header) => ["-H", header]);
  const { said, whole } = await run(
    scratch,
    "sqlmap",
    [...args, "--method", target.method, ...body, ...manner, ...given, "--ignore-code=*"],
    longestMs,
  );
  const found = said
    .split("\n")
    .filter((line) =>
      /is vulnerable|appears to be '.*' injectable|identified the following injection/.test(line),
    );
  const cleared = said.match(/does not (?:seem|appear) to be injectable/g)?.length ?? 0;
  return { found, cleared, whole, said };
}

type Wapiti = {
  readonly vulnerabilities: Readonly<Record<string, readonly { info: string; path: string }[]>>;
  readonly anomalies: Readonly<Record<string, readonly { info: string; path: string }[]>>;
  readonly infos: { readonly crawled_pages_nbr?: number };
};

async function wapiti(scratch: string, url: string, headers: readonly string[], seconds: number) {
  const report = join(scratch, "wapiti.json");
  const modules =
    "backup,blindsql,brute_login_form,cookieflags,crlf,csp,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,xss";
  const pages = [
    "/",
    "/games/coinflip",
    "/sign-in?next=a",
    "/verify?round=a",
    ...TARGETS.map(({ path }) => path),
  ];
  const starts = pages.flatMap((path) => ["-s", url + path.replace("*", "")]);
  const given = headers.flatMap((header) => ["-H", header]);
  const bounds = [
    "--max-scan-time",
    String(seconds),
    "--max-attack-time",
    String(Math.ceil(seconds / 8)),
    "-t",
    "10",
  ];
  const manner = [
    "--flush-session",
    "--store-session",
    scratch,
    "--no-bugreport",
    "-f",
    "json",
    "-o",
    report,
  ];
  const args = [
    "-u",
    `${url}/`,
    "--scope",
    "domain",
    "-m",
    modules,
    ...starts,
    ...given,
    ...bounds,
    ...manner,
  ];
  const { said, whole } = await run(scratch, "wapiti", args, (seconds + 60) * 1_000);
  const { vulnerabilities, anomalies } = JSON.parse(readFileSync(report, "utf8")) as Wapiti;
  const found = Object.entries({ ...vulnerabilities, ...anomalies }).flatMap(([kind, list]) =>
    list.map(({ info, path }) => `${kind}: ${info} (${path})`),
  );
  return { found: [...new Set(found)], whole, said };
}

/** Every address that is no file is the app's page: a scanner takes that for the file that it asked for. */
async function isThePage(finding: string, url: string): Promise<boolean> {
  const path = /\((\/[^)]*)\)$/.exec(finding)?.[1];
  if (!finding.startsWith("Backup file") || path === undefined) return false;
  const [page, found] = await Promise.all(["/", path].map(async (one) => (await fetch(url + one)).text()));
  return page === found;
}

/** Tells of every finding; how many of them nobody has explained. */
async function tell(findings: readonly string[], url: string): Promise<number> {
  let open = 0;
  let pages = 0;
  for (const finding of findings) {
    const why = EXPLAINED.find(([pattern]) => pattern.test(finding))?.[1];
    if (why === undefined && (await isThePage(finding, url))) pages += 1;
    else {
      if (why === undefined) open += 1;
      console.log(
        `  ${why === undefined ? "OPEN" : "explained"}  ${finding}${why === undefined ? "" : `: ${why}`}`,
      );
    }
  }
  if (pages > 0)
    console.log(`  explained  ${pages} backup files: each is the app's page, fetched and compared`);
  return open;
}

/** How often the waits of attempts are forgotten where nothing is to be counted. */
const FORGET_EVERY_MS = 200;

/** A house in this process without limits, in which nobody ever waits. It shares no database with the other. */
async function openUncounted(postgresUrl: string) {
  process.env["TEST_DATABASE_URL"] = postgresUrl;
  await makeTemplates(["postgres"]);
  const stage = await openStage("postgres");
  const timer = setInterval(
    () => void stage.house.app.database.db.deleteFrom("attempts").execute().catch(console.error),
    FORGET_EVERY_MS,
  );
  return {
    stage,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await stage[Symbol.asyncDispose]();
    },
  };
}

/** Sets sqlmap on a route and tells what it found: how many findings nobody has explained. */
async function scanRoute(
  scratch: string,
  url: string,
  target: Target,
  headers: readonly string[],
  longestMs: number,
): Promise<number> {
  const { found, cleared, whole, said } = await sqlmap(scratch, url, target, headers, longestMs);
  console.log(
    `sqlmap ${target.method} ${target.path}: ${found.length} findings, ${cleared} parameters cleared${whole ? "" : ", cut off"}`,
  );
  if (found.length === 0 && cleared === 0) console.log(said.slice(-600));
  return await tell(found, url);
}

/** How often each status was the answer to a write, of the requests in a log. */
function answersIn(logs: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [, status = ""] of logs.matchAll(/"method":"POST".*?"status":(\d{3})/g))
    counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

const brokenIn = (logs: string): number =>
  logs.split("\n").filter((line) => line.includes('"status":500')).length;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seconds: { type: "string", default: "120" }, only: { type: "string", default: "" } },
  });
  const seconds = Number(values.seconds);
  const { found, missing } = findPrograms(["postgres", "redis-server", "sqlmap", "wapiti"]);
  if (missing.length > 0 || !found.postgres || !found["redis-server"]) throw new Error(howToInstall(missing));
  await using stack = new AsyncDisposableStack();
  const scratch = stack.use(openScratch()).directory;
  process.env["TEST_SCRATCH"] = scratch;
  const postgres = stack.use(await startPostgres(found.postgres, scratch));
  const redis = stack.use(await startRedis(found["redis-server"], scratch));
  const env = { DATABASE_URL: postgres.url, REDIS_URL: redis.url, WEB_CONCURRENCY: "1", LOG_LEVEL: "warn" };
  const server = stack.use(await startServer({ env, readyWithinMs: 180_000 }));
  const person = await signUp(server);
  const database = new pg.Client({ connectionString: postgres.url });
  await database.connect();
  await database.query("UPDATE players SET role = 'admin', two_factor_enabled = true");
  await database.end();
  // What the process believed of the session ends by itself.
  await until(async () => (await person.call("getSession", {})).player?.role === "admin", 60_000);
  const uncounted = stack.use(await openUncounted(postgres.url));
  const { door } = uncounted.stage;
  const at = {
    counted: { url: server.url, headers: await headersOf(person, server.origin) },
    uncounted: { url: door.url, headers: await headersOf(stranger(door), door.origin) },
  };
  let open = 0;
  for (const target of TARGETS.filter(({ path }) => path.includes(values.only))) {
    const { url, headers } = at[target.uncounted ? "uncounted" : "counted"];
    open += await scanRoute(scratch, url, target, headers, seconds * 1_000);
  }
  if (values.only === "") {
    const { found: list, whole } = await wapiti(scratch, server.url, at.counted.headers, seconds);
    console.log(`wapiti: ${list.length} findings${whole ? "" : ", cut off"}`);
    open += await tell(list, server.url);
  }
  console.log(`answers to the sign-in: ${JSON.stringify(answersIn(uncounted.stage.logs()))}`);
  const broken = brokenIn(server.logs()) + brokenIn(uncounted.stage.logs());
  console.log(`${broken} requests were answered with 500, ${open} findings are not explained`);
  process.exitCode = open === 0 && broken === 0 && !server.fell() ? 0 : 1;
}

await main();
