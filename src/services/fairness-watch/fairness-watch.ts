import { present } from "../../base/assert.ts";
import type { Json } from "../../base/canonical.ts";
import { type Clock, DAY_MS } from "../../base/time.ts";
import type { Bus } from "../../cluster/bus.ts";
import type { Database } from "../../db/database.ts";
import { type Tx, withTx } from "../../db/tx.ts";
import { thresholdOf } from "../../games/watch.ts";
import { readNextBlock } from "../../ledger/block-reader.ts";
import { type BlockRound, readBlockRounds } from "../../ledger/block-rounds.ts";
import { readWatches, switchOff } from "../../store/fairness-watch.ts";
import { readGameTallies } from "../../store/game-tallies.ts";
import { readRules } from "../../store/rules.ts";
import type { Sealer } from "../../store/sealed-seed.ts";
import { ownerOf } from "../../store/seeds.ts";
import { createReplay, type Replayed } from "./replay.ts";
import { openSitting } from "./sitting.ts";

export type FairnessWatchDeps = {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly bus: Bus;
  readonly onFault: (error: unknown) => void;
};

/**
 * Watches the running house: every round is played again from its seeds and compared with what was recorded, and its draws
 * and payout are held against the exact distribution by a test that is valid at every moment (games/watch.ts). A game that
 * fails is switched off, in every process at once.
 */
export function createFairnessWatch(deps: FairnessWatchDeps) {
  const { database, clock } = deps;
  const replayRound = createReplay((round) =>
    deps.sealer.open(round.sealed_seed, ownerOf(round.player_id, round.seed_pair_id)),
  );
  const rulesById = new Map<string, Json>();

  async function replay(tx: Tx, round: BlockRound): Promise<Replayed> {
    let rules = rulesById.get(round.rules_id);
    if (rules === undefined) {
      rules = present(await readRules(tx, round.rules_id), "the round's rules").content;
      rulesById.set(round.rules_id, rules);
    }
    return replayRound(round, rules);
  }

  /** Looks at the next sealed block; the games that it convicted, undefined when there is no new block. */
  async function lookAtNext(): Promise<string[] | undefined> {
    let tripped: string[] = [];
    const found = await withTx(database, (tx) =>
      readNextBlock(tx, "watch", async (block) => {
        const now = new Date(clock());
        const sitting = await openSitting(tx, (round) => replay(tx, round), deps.onFault);
        await readBlockRounds(tx, block, sitting.look);
        tripped = await sitting.close(now);
        for (const game of tripped) await switchOff(tx, game, now);
      }),
    );
    return found ? tripped : undefined;
  }

  return {
    /** Looks at every block that was sealed since the last time; the games that had to be switched off. */
    async catchUp(): Promise<string[]> {
      const tripped: string[] = [];
      for (let more = await lookAtNext(); more; more = await lookAtNext()) tripped.push(...more);
      for (const game of tripped) {
        deps.bus.publish("catalog", { game });
        deps.onFault(new Error(`the fairness watch has switched ${game} off`));
      }
      return tripped;
    },
    /** What each watch says: evidence against the house as ln of an e-value, and where it would trip. */
    report: async () =>
      (await readWatches(database.db)).map(({ state: _, ...watch }) => ({
        ...watch,
        threshold: thresholdOf(Number(watch.ordinal)),
      })),
    /** What each game took and paid since yesterday (UTC), and what the odds of its watched bets say it should pay. */
    async returns() {
      const yesterday = new Date(clock() - DAY_MS).toISOString().slice(0, 10);
      const watches = await readWatches(database.db);
      return (await readGameTallies(database.db, yesterday)).map((tally) => {
        const mine = watches.filter((watch) => watch.game === tally.game && watch.staked > 0n);
        const staked = mine.reduce((sum, watch) => sum + watch.staked, 0n);
        const expected = mine.reduce((sum, watch) => sum + watch.expectedMillionths, 0n);
        return { ...tally, expected: staked > 0n ? Number(expected / staked) / 1e6 : undefined };
      });
    },
  };
}
export type FairnessWatch = ReturnType<typeof createFairnessWatch>;
