import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "../tools/rig/port.ts";
import { openScratch } from "../tools/rig/scratch.ts";
import { type Bench, median } from "./bench.ts";
import { openEmbeddedCasino } from "./casino.ts";
import { type Load, playFor, scattered } from "./settle.ts";

const PLAYERS = 200;
const CALLERS = 64;

/** Seconds from starting a server on a folder until it gives out its first page. */
async function startSeconds(folder: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, "../src/bin/server.ts")], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      DATA_DIR: folder,
      DATABASE_URL: "",
      LOG_LEVEL: "silent",
    },
    stdio: "ignore",
  });
  try {
    for (;;) {
      const page = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(5_000) }).catch(
        () => undefined,
      );
      if (page?.ok === true) return (performance.now() - began) / 1_000;
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    }
  }
}

export const embedded: Bench = {
  name: "embedded",
  summary: "bets on the built-in database, and how long a cold and a warm start take",
  async run({ seconds, rounds }) {
    const loads: Load[] = [];
    {
      await using casino = await openEmbeddedCasino(PLAYERS);
      await playFor(casino, 1, CALLERS, scattered(casino.players));
      for (let round = 0; round < rounds; round += 1) {
        loads.push(await playFor(casino, seconds, CALLERS, scattered(casino.players)));
      }
    }
    await using scratch = openScratch();
    const folder = join(scratch.directory, "house");
    const cold = await startSeconds(folder);
    const warm = await startSeconds(folder);
    return {
      "embedded bets/s": Math.round(median(loads.map((load) => load.rate))),
      "embedded p99 ms": Number(median(loads.map((load) => load.p99Ms)).toFixed(1)),
      errors: loads.reduce((sum, load) => sum + load.errors, 0),
      "cold start s": Number(cold.toFixed(1)),
      "warm start s": Number(warm.toFixed(1)),
    };
  },
};
