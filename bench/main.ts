import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Bench } from "./bench.ts";
import { embedded } from "./embedded.ts";
import { games } from "./games.ts";
import { http } from "./http.ts";
import { processes } from "./processes.ts";
import { settle } from "./settle.ts";
import { verify } from "./verify.ts";
import { web } from "./web.ts";

const BENCHES: readonly Bench[] = [settle, http, processes, embedded, games, verify, web];

const { values, positionals } = parseArgs({
  options: {
    seconds: { type: "string", default: "8" },
    rounds: { type: "string", default: "3" },
    write: { type: "boolean" },
  },
  allowPositionals: true,
});
const bench = BENCHES.find(({ name }) => name === positionals[0]);
if (bench) {
  const figures = await bench.run({ seconds: Number(values.seconds), rounds: Number(values.rounds) });
  const machine = {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    day: new Date().toISOString().slice(0, 10),
  };
  for (const [name, figure] of Object.entries(figures)) console.log(`${name.padEnd(28)} ${figure}`);
  if (values.write === true) {
    const folder = join(import.meta.dirname, "results");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${bench.name}.json`), `${JSON.stringify({ machine, figures }, null, 2)}\n`);
  }
} else {
  console.error("usage: npm run bench -- <bench> [--seconds N] [--rounds N] [--write]\n");
  for (const { name, summary } of BENCHES) console.error(`  ${name.padEnd(10)} ${summary}`);
  process.exitCode = 2;
}
