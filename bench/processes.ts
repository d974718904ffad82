import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../tools/rig/port.ts";
import { findPrograms } from "../tools/rig/programs.ts";
import { startRedis } from "../tools/rig/redis.ts";
import { type Bench, median } from "./bench.ts";
import { openCasino, SECRET } from "./casino.ts";
import { signInAll } from "./guests.ts";
import { betScript, GUESTS, type Load, load, PLAYERS, WARM_SECONDS } from "./http.ts";
import { startServing } from "./serving.ts";

export const processes: Bench = {
  name: "processes",
  summary: "whole bets over HTTP through two processes, with Redis and without, over the same through one",
  async run({ seconds, rounds }) {
    await using stack = new AsyncDisposableStack();
    const casino = stack.use(await openCasino(PLAYERS));
    const { found } = findPrograms(["redis-server"]);
    if (found["redis-server"] === undefined)
      throw new Error("Redis is not installed; npm test installs it on Debian");
    const redis = stack.use(await startRedis(found["redis-server"], casino.scratch));
    const env = { DATABASE_URL: casino.url, RNG_SECRET: SECRET, JOBS: "elsewhere" };
    const ways = [
      { WEB_CONCURRENCY: "1" },
      { WEB_CONCURRENCY: "2", REDIS_URL: redis.url },
      { WEB_CONCURRENCY: "2" },
    ];
    const urls: string[] = [];
    for (const way of ways)
      urls.push(stack.use(await startServing(await freePort(), { ...env, ...way })).url);
    // One house: whoever signed in at one is known to the others.
    const guests = await signInAll(casino, urls[0] ?? "", casino.players.slice(0, GUESTS));
    const script = join(casino.scratch, "bets.lua");
    writeFileSync(script, betScript(guests));
    const loads: Load[][] = ways.map(() => []);
    for (let round = 0; round < rounds; round += 1) {
      for (const [way, url] of urls.entries()) {
        // The others have played for the same players meanwhile: seats and sessions known here are out of date.
        await load(url, script, WARM_SECONDS);
        loads[way]?.push(await load(url, script, seconds));
      }
    }
    const [one = 0, two = 0, twoAlone = 0] = loads.map((all) => median(all.map(({ rate }) => rate)));
    const [p99One = 0, p99Two = 0] = loads.map((all) => median(all.map(({ p99Ms }) => p99Ms)));
    return {
      "one process bets/s": Math.round(one),
      "two processes bets/s": Math.round(two),
      ratio: Number((two / one).toFixed(2)),
      "one process p99 ms": Number(p99One.toFixed(1)),
      "two processes p99 ms": Number(p99Two.toFixed(1)),
      "two without Redis bets/s": Math.round(twoAlone),
      "ratio without Redis": Number((twoAlone / one).toFixed(2)),
      "answers other than 201": loads.flat().reduce((sum, { errors }) => sum + errors, 0),
    };
  },
};
