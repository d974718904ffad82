import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../tools/rig/port.ts";
import { type Bench, median } from "./bench.ts";
import { openCasino, SECRET } from "./casino.ts";
import { signInAll } from "./guests.ts";
import { betScript, GUESTS, type Load, load, PLAYERS } from "./http.ts";
import { startServing } from "./serving.ts";

const WAYS = ["1", "2"] as const;

export const processes: Bench = {
  name: "processes",
  summary: "whole bets over HTTP through two processes, over the same through one",
  async run({ seconds, rounds }) {
    await using stack = new AsyncDisposableStack();
    const casino = stack.use(await openCasino(PLAYERS));
    const env = { DATABASE_URL: casino.url, RNG_SECRET: SECRET, JOBS: "elsewhere" };
    const urls: string[] = [];
    for (const WEB_CONCURRENCY of WAYS) {
      urls.push(stack.use(await startServing(await freePort(), { ...env, WEB_CONCURRENCY })).url);
    }
    // One house: whoever signed in at one is known to the other.
    const guests = await signInAll(casino, urls[0] ?? "", casino.players.slice(0, GUESTS));
    const script = join(casino.scratch, "bets.lua");
    writeFileSync(script, betScript(guests));
    const loads: Load[][] = [[], []];
    for (const url of urls) await load(url, script, 3);
    for (let round = 0; round < rounds; round += 1) {
      for (const [way, url] of urls.entries()) loads[way]?.push(await load(url, script, seconds));
    }
    const [one = 0, two = 0] = loads.map((all) => median(all.map(({ rate }) => rate)));
    return {
      "one process bets/s": Math.round(one),
      "two processes bets/s": Math.round(two),
      ratio: Number((two / one).toFixed(2)),
      "answers other than 201": loads.flat().reduce((sum, { errors }) => sum + errors, 0),
    };
  },
};
