import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { startPrometheus } from "../../tools/deploy/prometheus.ts";
import { freePort } from "../../tools/rig/port.ts";
import { freshDatabase } from "../support/database.ts";
import { machine } from "../support/machine.ts";
import { signUp } from "../support/people.ts";
import { startServer } from "../support/process.ts";
import { freshRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const promtool = (...args: string[]): string =>
  execFileSync(join(dirname(machine("TEST_PROMETHEUS")), "promtool"), args, {
    cwd: join(ROOT, "deploy/prometheus"),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });

test("promtool finds nothing wrong, and every alert fires when it should and not before", () => {
  expect(promtool("check", "config", "prometheus.yml")).toContain("SUCCESS");
  expect(promtool("check", "rules", "rules.yml")).toContain("SUCCESS");
  expect(promtool("test", "rules", "rules.test.yml")).toContain("SUCCESS");
});

/** What metrics the house offers, by name. */
async function offered(port: number): Promise<{ names: ReadonlySet<string>; text: string }> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return {
    text,
    names: new Set(
      [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = "", type]) =>
        type === "histogram" ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
      ),
    ),
  };
}

/** Every expression of the rules and of the dashboard. */
function expressions(): string[] {
  const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
  const { groups } = parse(read("deploy/prometheus/rules.yml")) as {
    groups: { rules: { expr: string }[] }[];
  };
  const { panels } = JSON.parse(read("deploy/grafana/house.json")) as {
    panels: { targets: { expr: string }[] }[];
  };
  return [...groups.flatMap(({ rules }) => rules), ...panels.flatMap(({ targets }) => targets)].map(
    ({ expr }) => expr,
  );
}

const WORDS = new Set(["by", "le", "time", "without", "on", "ignoring", "and", "or", "unless"]);
/** The names of the metrics in an expression: what is neither a function, a label nor a word of the language. */
function metricsIn(expression: string): string[] {
  const bare = expression
    .replaceAll(/\{[^}]*\}/g, "{}")
    .replaceAll(/\[[^\]]*\]/g, "")
    .replaceAll(/\b(?:by|without|on|ignoring)\s*\([^)]*\)/g, "")
    .replaceAll(/"[^"]*"/g, "");
  return [...bare.matchAll(/[a-z_][a-z0-9_]*\b(?!\s*\()/gi)]
    .map(([name]) => name)
    .filter((name) => !WORDS.has(name));
}

/** The metrics that docs/operations.md names: words in code that end as one does. */
function metricsToldOf(): string[] {
  const text = readFileSync(join(ROOT, "docs/operations.md"), "utf8");
  const names = [...text.matchAll(/`(\w+_(?:total|seconds|bytes))`/g)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(3);
  return names;
}

test("a real Prometheus sees what was done: players, rounds, money, errors and times, and every panel and alert has its metric", async () => {
  await using redis = await freshRedis();
  await using fresh = await freshDatabase("postgres");
  if (fresh.settings.kind !== "postgres") throw new Error("not served");
  const metricsPort = await freePort();
  await using server = await startServer({
    env: {
      DATABASE_URL: fresh.settings.url,
      REDIS_URL: redis.url,
      WEB_CONCURRENCY: "1",
      METRICS_PORT: String(metricsPort),
    },
  });
  await using prometheus = await startPrometheus(machine("TEST_PROMETHEUS"), ROOT, machine("TEST_SCRATCH"), {
    web: [metricsPort],
    // One process does everything here; the place of the worker stays empty.
    jobs: await freePort(),
  });
  const sees = (expression: string, value: number) =>
    until(async () => (await prometheus.ask(expression)) === value);
  await sees('up{role="web"}', 1);

  const [one, two] = [await signUp(server), await signUp(server)];
  const bet = { params: { game: "coinflip" as const }, body: { stake: 100, bet: { side: "heads" } } };
  for (let n = 0; n < 7; n += 1) await one.call("playRound", bet);
  for (let n = 0; n < 3; n += 1) await two.call("playRound", bet);
  for (let n = 0; n < 4; n += 1) await two.ask("playRound", { ...bet, body: { ...bet.body, stake: 1 } });
  await sees("sum(rounds_total)", 10);
  await sees('stakes_minor_total{game="coinflip"}', 1_000);
  await sees("max(active_users)", 2);
  await sees('http_errors_total{code="stake-limit",status="422"}', 4);
  const bets = 'http_request_duration_seconds_count{method="POST",route="/api/v1/games/:game/rounds"';
  await sees(`${bets},status="2xx"}`, 10);
  await sees(`${bets},status="4xx"}`, 4);
  await sees("sum(settle_batch_bets_sum)", 10);
  await sees("min(redis_up)", 1);

  // The jobs' first minute has passed when the newest block is sealed: then every metric of the house has said something.
  await until(
    async () => (await offered(metricsPort)).text.includes("job_last_success_timestamp_seconds{"),
    150_000,
  );
  const { names, text } = await offered(metricsPort);
  const asked = expressions();
  expect(asked.length).toBeGreaterThan(30);
  const known = (name: string): boolean => names.has(name) || ["up"].includes(name);
  expect(asked.flatMap(metricsIn).filter((name) => !known(name))).toEqual([]);
  expect(text).toMatch(/^job_awaited_since_timestamp_seconds\{job="seal"\} [1-9]/m);
  expect(text).toMatch(/^standbys_missing \d+$/m);
  expect(metricsToldOf().filter((name) => !text.includes(`# TYPE ${name} `))).toEqual([]);
  for (const person of [one, two]) expect(text).not.toContain(person.username);
});
