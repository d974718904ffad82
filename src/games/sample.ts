import type { Json } from "../base/canonical.ts";
import { MULTIPLIER_ONE } from "../base/money.ts";
import type { Draws } from "../fair/draws.ts";
import type { Counts } from "./agreement.ts";
import type { Game, OneShotGame, SteppedGame } from "./game.ts";
import type { GameOdds } from "./odds.ts";

/** Chooses a legal move of an open round. */
export type Strategy = (rules: Json, state: Json) => Json;

/** The stake of sampled stepped rounds, minor units: large enough that a multiplier in ten-thousandths loses nothing. */
const SAMPLE_STAKE = 10_000n;
/** The stake of a bet in a sample, minor units: what its own chips add up to, else SAMPLE_STAKE. */
export const stakeFor = (game: Game, bet: Json): bigint => game.stakeIn?.(bet) ?? SAMPLE_STAKE;

/** Up to this, ten thousand times an amount is a whole number that doubles carry exactly. */
const EXACT_MAX = Number.MAX_SAFE_INTEGER / MULTIPLIER_ONE;

/** What a finished stepped round returned per opening stake, ten-thousandths, as distributions count it. */
function steppedMultiplier(game: SteppedGame, rules: Json, state: Json, stake: number): number {
  const net = game.net?.(rules, state) ?? Number(game.payout(rules, state) - game.staked(state));
  if (Math.abs(net) > EXACT_MAX)
    throw new RangeError(`sample: ${game.id} returned ${net}, too much to count`);
  return MULTIPLIER_ONE + Math.trunc((net * MULTIPLIER_ONE) / stake);
}

function steppedRound(
  game: SteppedGame,
  rules: Json,
  bet: Json,
  stake: bigint,
  units: number,
  choose: Strategy,
  draws: Draws,
): number {
  let state = game.start(rules, bet, stake, draws);
  while (!game.isOver(state)) state = game.step(rules, state, choose(rules, state), draws);
  return steppedMultiplier(game, rules, state, units);
}

const oneShotRound = (game: OneShotGame, rules: Json, bet: Json, draws: Draws): number =>
  game.multiplier(rules, bet, game.draw(rules, bet, draws));

/** The strategy that a game's distribution is of, or undefined for a game that names none. */
export const bestStrategy = (odds: GameOdds): Strategy | undefined =>
  odds.bestMove && ((rules, state) => odds.bestMove?.(rules, state) ?? null);

/** Values that are looked for one by one before a map is asked: most bets have no more results than this. */
const FEW = 12;

/** Counts numbers. Looking through a few is several times faster than hashing each. */
function createTally(): { add(value: number): void; counts(): Counts } {
  const few = new Float64Array(FEW);
  const seen = new Float64Array(FEW);
  const more = new Map<number, number>();
  let used = 0;
  return {
    add(value) {
      let at = 0;
      while (at < used && few[at] !== value) at += 1;
      if (at === FEW) {
        more.set(value, (more.get(value) ?? 0) + 1);
        return;
      }
      if (at === used) {
        few[at] = value;
        used += 1;
      }
      seen[at] = (seen[at] ?? 0) + 1;
    },
    counts: () =>
      new Map([...Array.from(few.subarray(0, used), (v, i) => [v, seen[i] ?? 0] as const), ...more]),
  };
}

/** Plays rounds of one bet by the game's own code and counts what they return. A stepped game needs a strategy. */
export function sample(
  game: Game,
  rules: Json,
  bet: Json,
  draws: Draws,
  rounds: number,
  strategy?: Strategy,
): Counts {
  const tally = createTally();
  if (game.kind === "one-shot") {
    for (let i = 0; i < rounds; i += 1) tally.add(oneShotRound(game, rules, bet, draws));
    return tally.counts();
  }
  if (!strategy) throw new RangeError(`sample: ${game.id} has choices and needs a strategy`);
  const stake = stakeFor(game, bet);
  const units = Number(stake);
  for (let i = 0; i < rounds; i += 1)
    tally.add(steppedRound(game, rules, bet, stake, units, strategy, draws));
  return tally.counts();
}
