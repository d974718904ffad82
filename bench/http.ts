import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../tools/rig/port.ts";
import { type Bench, median } from "./bench.ts";
import { openCasino, SECRET, type ServedCasino } from "./casino.ts";
import { type Guest, signInAll } from "./guests.ts";
import { bareSettles } from "./pgbench.ts";
import { startServing } from "./serving.ts";

const CONNECTIONS = 64;
/** Enough that nobody meets the limit of bets in a minute that the server keeps to during the bench as always. */
export const GUESTS = 1_024;
export const PLAYERS = 10_000;

/** Before each measurement. */
export const WARM_SECONDS = 4;

/** wrk's script: every request is another player's bet with a key of its own. */
export function betScript(guests: readonly Guest[]): string {
  const people = guests.map(
    ({ cookie, csrfToken }) => `{ ${JSON.stringify(cookie)}, ${JSON.stringify(csrfToken)} }`,
  );
  return `local people = { ${people.join(",\n")} }
local n = 0
math.randomseed(os.time())
local run = string.format("%08x-%04x-4%03x-8%03x-", math.random(0, 2^31 - 1), math.random(0, 65535), math.random(0, 4095), math.random(0, 4095))
request = function()
  n = n + 1
  local who = people[(n * 397) % #people + 1]
  return wrk.format("POST", "/api/v1/games/coinflip/rounds", {
    ["content-type"] = "application/json", ["cookie"] = who[1], ["x-csrf-token"] = who[2],
    ["idempotency-key"] = run .. string.format("%012x", n)
  }, '{"stake":100,"bet":{"side":"heads"}}')
end
local threads = {}
setup = function(thread) table.insert(threads, thread) end
response = function(status, headers, body) if status ~= 201 then errors = errors + 1; last = status .. " " .. body end end
done = function(summary, latency, requests)
  local bad = 0
  for _, thread in ipairs(threads) do bad = bad + thread:get("errors"); if thread:get("last") ~= "" then io.stderr:write("for instance: ", thread:get("last"), "\\n") end end
  print(string.format("RESULT %d %d %.3f %.3f %d", summary.requests, summary.duration, latency:percentile(50) / 1000, latency:percentile(99) / 1000, bad))
end
errors = 0
last = ""
`;
}

export type Load = {
  readonly rate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly errors: number;
};

export async function load(url: string, script: string, seconds: number): Promise<Load> {
  const args = ["-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, "-s", script, url];
  const child = spawn("wrk", args, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  await once(child, "close");
  const [, requests, us, p50, p99, errors] = /RESULT (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+)/.exec(output) ?? [];
  if (requests === undefined) throw new Error(`wrk (Debian package wrk) said:\n${output}`);
  return {
    rate: Number(requests) / (Number(us) / 1e6),
    p50Ms: Number(p50),
    p99Ms: Number(p99),
    errors: Number(errors),
  };
}

async function measure(casino: ServedCasino, seconds: number, rounds: number) {
  await using serving = await startServing(await freePort(), {
    DATABASE_URL: casino.url,
    RNG_SECRET: SECRET,
    // pgbench's rounds come from no seed: the fairness watch would find that out within a minute and switch the game off.
    JOBS: "elsewhere",
  });
  const guests = await signInAll(casino, serving.url, casino.players.slice(0, GUESTS));
  const script = join(casino.scratch, "bets.lua");
  writeFileSync(script, betScript(guests));
  const bare: number[] = [];
  const house: Load[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await bareSettles(casino, seconds));
    // pgbench has played for the same players and filled the disk's queue: what is measured is a house at work.
    await load(serving.url, script, WARM_SECONDS);
    house.push(await load(serving.url, script, seconds));
    console.error(
      `round ${round + 1}: pgbench ${Math.round(bare.at(-1) ?? 0)}/s, http ${Math.round(house.at(-1)?.rate ?? 0)}/s`,
    );
  }
  return { bare, house };
}

export const http: Bench = {
  name: "http",
  summary: "whole bets over HTTP, 64 connections to one process, over pgbench's bare settle of the same rows",
  async run({ seconds, rounds }) {
    await using casino = await openCasino(PLAYERS);
    const { bare, house } = await measure(casino, seconds, rounds);
    const rate = median(house.map((one) => one.rate));
    return {
      "pgbench bare settles/s": Math.round(median(bare)),
      "http bets/s": Math.round(rate),
      ratio: Number((rate / median(bare)).toFixed(2)),
      "http p50 ms": Number(median(house.map((one) => one.p50Ms)).toFixed(1)),
      "http p99 ms": Number(median(house.map((one) => one.p99Ms)).toFixed(1)),
      "answers other than 201": house.reduce((sum, one) => sum + one.errors, 0),
    };
  },
};
