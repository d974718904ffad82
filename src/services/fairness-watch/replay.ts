import { canonicalJson, type Json } from "../../base/canonical.ts";
import { type Ratio, ratio } from "../../base/ratio.ts";
import { parseClientSeed, parseServerSeed } from "../../fair/seed.ts";
import { type DrawTrace, importServerSeed, type SeedKey, tracedDraws } from "../../fair/stream.ts";
import { GAMES } from "../../games/catalog.ts";
import { type OneShotGame, payoutOfRound, replay, type SteppedGame } from "../../games/game.ts";
import type { GameId } from "../../games/ids.ts";
import { oddsOf } from "../../games/odds.ts";
import { GAME_ODDS } from "../../games/odds-catalog.ts";
import { type Interval, intervalsOf } from "../../games/watch.ts";
import type { BlockRound } from "../../ledger/block-rounds.ts";

/** A round played again. fault: the round is not what its seeds and rules give. */
export type Replayed = {
  readonly draws: readonly DrawTrace[];
  readonly fault: string | undefined;
  /** Only of one-shot rounds: where the payout lies in the bet's distribution, and the bet's exact return. */
  readonly payout: { readonly stratum: string; readonly interval: Interval; readonly rtp: Ratio } | undefined;
};

/** The exact odds of a bet, as they are needed for every round of it. */
type BetOdds = { readonly intervals: ReadonlyMap<number, Interval>; readonly rtp: Ratio };

const ODDS_MAX = 5_000;
const KEYS_MAX = 20_000;

/** A map that forgets what was put in first. */
function createMemory<T>(max: number) {
  const map = new Map<string, T>();
  return (key: string, make: () => T): T => {
    const known = map.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (map.size >= max) map.delete(map.keys().next().value as string);
    map.set(key, made);
    return made;
  };
}

const differs = (a: Json, b: Json): boolean => canonicalJson(a) !== canonicalJson(b);

function faultOfOneShot(
  game: OneShotGame,
  rules: Json,
  round: BlockRound,
  outcome: Json,
): string | undefined {
  if (differs(outcome, round.outcome)) return "its outcome is not what its seeds give";
  if (payoutOfRound(game, rules, round.bet, outcome, round.stake) !== round.payout)
    return "its payout is not what its rules give";
  return undefined;
}

function faultOfStepped(game: SteppedGame, rules: Json, round: BlockRound, state: Json): string | undefined {
  // An open round goes on: it is proved when it is settled and somebody verifies it, not here.
  if (round.state === "open") return undefined;
  if (!game.isOver(state)) return "it was settled before it was over";
  if (differs(game.view(rules, state), round.outcome))
    return "its outcome is not what its seeds and moves give";
  return game.payout(rules, state) === round.payout ? undefined : "its payout is not what its rules give";
}

/** Plays rounds again from their seeds. open: the server seed of a round's pair, decrypted. */
export function createReplay(open: (round: BlockRound) => string) {
  const oddsOfBet = createMemory<BetOdds>(ODDS_MAX);
  const keyOf = createMemory<SeedKey | undefined>(KEYS_MAX);

  function tracedOf(round: BlockRound) {
    const key = keyOf(round.seed_pair_id, () => {
      const seed = parseServerSeed(open(round));
      return seed && importServerSeed(seed);
    });
    const clientSeed = parseClientSeed(round.client_seed);
    return key && clientSeed ? tracedDraws(key, clientSeed, Number(round.nonce)) : undefined;
  }

  function oneShot(game: OneShotGame, rules: Json, round: BlockRound, trace: ReturnType<typeof tracedDraws>) {
    const outcome = game.draw(rules, round.bet, trace.draws);
    const stratum = canonicalJson(round.bet);
    const odds = oddsOfBet(`${round.rules_id} ${stratum}`, () => {
      const distribution = GAME_ODDS[game.id].distribution(rules, round.bet);
      return { intervals: intervalsOf(distribution), rtp: oddsOf(distribution).rtp };
    });
    const interval = odds.intervals.get(game.multiplier(rules, round.bet, outcome));
    const fault =
      faultOfOneShot(game, rules, round, outcome) ??
      (interval ? undefined : "its return is not among those that are published for its bet");
    return { draws: trace.trace, fault, payout: interval && { stratum, interval, rtp: odds.rtp } };
  }

  function stepped(game: SteppedGame, rules: Json, round: BlockRound, trace: ReturnType<typeof tracedDraws>) {
    const stake = round.stake - round.added_stake;
    game.start(rules, round.bet, stake, trace.draws);
    // Which draws come after the first state is for the player to choose, and which rounds are over for chance: only the
    // opening draws are in every round, so only they are looked at.
    const draws = [...trace.trace];
    const again = tracedOf(round);
    const state = again && replay(game, rules, round.bet, stake, round.moves ?? [], again.draws);
    const fault = state === undefined ? undefined : faultOfStepped(game, rules, round, state);
    return { draws, fault, payout: undefined };
  }

  return (round: BlockRound, rules: Json): Replayed => {
    const game = GAMES[round.game as GameId];
    const trace = tracedOf(round);
    if (!trace) return { draws: [], fault: "its seeds cannot be read", payout: undefined };
    return game.kind === "one-shot" ? oneShot(game, rules, round, trace) : stepped(game, rules, round, trace);
  };
}

/** What a stake may expect back, in millionths of a minor unit. */
export const expectedMillionths = (stake: bigint, rtp: Ratio): bigint => {
  const exact = ratio(stake * rtp.n * 1_000_000n, rtp.d);
  return exact.n / exact.d;
};
