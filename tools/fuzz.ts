// npm run fuzz -- --requests 1000000 --seed 7: the request fuzzer of test/security/fuzz on a house of its own, for as long as it takes.
// Exit 1 with the seed and the smallest request when an answer is not as it must be, or the books do not balance.
import { parseArgs } from "node:util";
import { campaign } from "../test/security/fuzz/campaign.ts";
import { makeTemplates } from "../test/support/database.ts";
import { startPostgres } from "./rig/postgres.ts";
import { findPrograms } from "./rig/programs.ts";
import { openScratch } from "./rig/scratch.ts";

const TOLD_EVERY = 10_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      requests: { type: "string", default: "1000000" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  const { found } = findPrograms(["postgres"]);
  if (!found.postgres) throw new Error("PostgreSQL is not installed");
  await using stack = new AsyncDisposableStack();
  const scratch = stack.use(openScratch()).directory;
  process.env["TEST_SCRATCH"] = scratch;
  const postgres = stack.use(await startPostgres(found.postgres, scratch));
  process.env["TEST_DATABASE_URL"] = postgres.url;
  await makeTemplates(["postgres"]);
  const [requests, seed] = [Number(values.requests), Number(values.seed)];
  console.log(`${requests} requests, seed ${seed}`);
  const began = performance.now();
  let told = 0;
  await campaign(requests, seed, (sent) => {
    if (sent < told + TOLD_EVERY) return;
    told = sent;
    console.log(`${sent} after ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  });
}

await main();
