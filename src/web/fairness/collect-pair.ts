import type { Json } from "../../base/canonical.ts";
import type { Round } from "../../contract/rounds.ts";
import { call } from "../api/call.ts";

/** All rounds of a pair, oldest first, with each rules version once: what the verifiers and `verify` read. */
export type PairExport = {
  readonly rounds: readonly Round[];
  readonly rules: Readonly<Record<string, Json>>;
};

const PAGE = 100;

/** Reads a pair's rounds page by page. `told` gets how many are there so far. */
export async function collectPair(
  pair: string,
  told: (count: number) => void,
  signal: AbortSignal,
): Promise<PairExport> {
  const rounds: Round[] = [];
  const rules: Record<string, Json> = {};
  let cursor: string | undefined;
  do {
    const page = await call("listRounds", { query: { pair, cursor, limit: PAGE } }, { signal });
    rounds.push(...page.rounds);
    cursor = page.nextCursor ?? undefined;
    told(rounds.length);
  } while (cursor !== undefined);
  for (const { id, rulesId } of rounds) {
    if (rulesId in rules) continue;
    rules[rulesId] = (await call("getRound", { params: { id } }, { signal })).rules as Json;
  }
  return { rounds: rounds.reverse(), rules };
}
