import type { Json } from "../../base/canonical.ts";
import type { Tx } from "../../db/tx.ts";
import { isGameId } from "../../games/ids.ts";
import {
  beginWatch,
  evidenceOf,
  intervalOfDraw,
  observe,
  thresholdOf,
  type Watch,
} from "../../games/watch.ts";
import type { BlockRound } from "../../ledger/block-rounds.ts";
import { nextOrdinal, readWatches, type StoredWatch, saveWatch } from "../../store/fairness-watch.ts";
import { expectedMillionths, type Replayed } from "./replay.ts";

type Open = { -readonly [K in keyof Omit<StoredWatch, "state">]: StoredWatch[K] } & { readonly state: Watch };

const DRAWS = "draws";

const begin = (ordinal: bigint, game: string, rulesId: string): Open => ({
  ordinal,
  game,
  rulesId,
  rounds: 0n,
  state: beginWatch(),
  staked: 0n,
  paid: 0n,
  expectedMillionths: 0n,
  evidence: 0,
  evidenceMax: 0,
  trippedAt: null,
  reason: null,
});

const save = (tx: Tx, watch: Open): Promise<void> =>
  saveWatch(tx, { ...watch, state: watch.state as unknown as Json });

function look(watch: Open, round: BlockRound, { draws, fault, payout }: Replayed): void {
  for (const { n, value } of draws) if (n > 1) observe(watch.state.draws, DRAWS, intervalOfDraw(value, n));
  if (payout) {
    observe(watch.state.payouts, payout.stratum, payout.interval);
    watch.staked += round.stake;
    watch.paid += round.payout;
    watch.expectedMillionths += expectedMillionths(round.stake, payout.rtp);
  }
  if (fault) watch.reason ??= `round ${round.id}: ${fault}`;
}

/** Weighs the evidence; true when this watch trips now. */
function judge(watch: Open, now: Date): boolean {
  watch.evidence = evidenceOf(watch.state);
  watch.evidenceMax = Math.max(watch.evidenceMax, watch.evidence);
  if (watch.evidence >= thresholdOf(Number(watch.ordinal)))
    watch.reason ??= `after ${watch.rounds} rounds the evidence against its published odds is e^${watch.evidence.toFixed(1)}`;
  if (watch.reason === null || watch.trippedAt !== null) return false;
  watch.trippedAt = now;
  return true;
}

/** The watches while one block is looked at: read at its beginning, written at its end, in the same transaction. */
export async function openSitting(
  tx: Tx,
  replay: (round: BlockRound) => Promise<Replayed>,
  onFault: (error: unknown) => void,
) {
  const watches = new Map<string, Open>();
  const seen = new Set<Open>();
  for (const { state, ...stored } of await readWatches(tx))
    watches.set(`${stored.game} ${stored.rulesId}`, { ...stored, state: state as unknown as Watch });

  async function watchOf(round: BlockRound): Promise<Open> {
    const name = `${round.game} ${round.rules_id}`;
    const known = watches.get(name);
    if (known) return known;
    const watch = begin(await nextOrdinal(tx), round.game, round.rules_id);
    // Kept at once, so that the next one that is begun gets the next number.
    await save(tx, watch);
    watches.set(name, watch);
    return watch;
  }

  return {
    async look(rounds: readonly BlockRound[]): Promise<void> {
      for (const round of rounds) {
        if (!isGameId(round.game)) continue;
        const watch = await watchOf(round);
        seen.add(watch);
        watch.rounds += 1n;
        try {
          look(watch, round, await replay(round));
        } catch (error) {
          watch.reason ??= `round ${round.id}: it cannot be played again`;
          onFault(error);
        }
      }
    },
    /** Writes what was seen; the games that trip now. */
    async close(now: Date): Promise<string[]> {
      const tripped: string[] = [];
      for (const watch of seen) {
        if (judge(watch, now)) tripped.push(watch.game);
        await save(tx, watch);
      }
      return tripped;
    },
  };
}
