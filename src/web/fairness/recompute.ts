import { canonicalJson, type Json } from "../../base/canonical.ts";
import { multiplierOf } from "../../base/money.ts";
import { bad, type Fault, ok, type Result } from "../../base/refusal.ts";
import type { Draws } from "../../fair/draws.ts";
import { commitmentOf, parseClientSeed, parseServerSeed } from "../../fair/seed.ts";
import { type DrawTrace, importServerSeed, type SeedKey, tracedDraws } from "../../fair/stream.ts";
import { GAMES } from "../../games/catalog.ts";
import { type Game, payoutOfRound, rulesIdOf, type SteppedGame } from "../../games/game.ts";
import type { GameId } from "../../games/ids.ts";

/** What a recomputation starts from: all of it public once the seed is revealed. */
export type Claim = {
  readonly game: GameId;
  readonly rules: Json;
  readonly bet: Json;
  /** Minor units: the opening stake. */
  readonly stake: number;
  readonly moves: readonly Json[];
  readonly serverSeed: string;
  readonly clientSeed: string;
  readonly nonce: number;
};

/** One call of below(n): the words it read, and those of them that were refused to keep the draw unbiased. */
export type Step = DrawTrace & { readonly index: number };

export type Recomputed = {
  readonly commitment: string;
  readonly rulesId: string;
  readonly steps: readonly Step[];
  /** The 32-byte blocks of the stream that were read. */
  readonly blocks: readonly Uint8Array[];
  readonly outcome: Json;
  /** Minor units. */
  readonly staked: number;
  readonly payout: number;
  /** Ten-thousandths of all that was staked. */
  readonly multiplier: number;
  /** Games with choices: whether the moves given end the round. */
  readonly over: boolean;
};

const WORDS_A_BLOCK = 8;

/** Plays the round again from its seeds with the code the house plays with. Refuses what could not have been played. */
export function recompute(claim: Claim): Result<Recomputed> {
  const serverSeed = parseServerSeed(claim.serverSeed);
  const clientSeed = parseClientSeed(claim.clientSeed);
  if (!serverSeed) return bad("/serverSeed", "a server seed is 64 characters of 0–9 and a–f");
  if (!clientSeed) return bad("/clientSeed", "a client seed is 1 to 64 printable ASCII characters");
  if (!Number.isSafeInteger(claim.nonce) || claim.nonce < 0)
    return bad("/nonce", "a nonce is 0 or a whole number above");
  if (!Number.isSafeInteger(claim.stake) || claim.stake < 0)
    return bad("/stake", "a stake is a whole number of minor units");

  const game = GAMES[claim.game];
  const rules = game.parseRules(claim.rules);
  if (!rules.ok) return under("/rules", rules.faults);
  const stake = BigInt(claim.stake);
  const bet = game.parseBet(rules.value, claim.bet, stake);
  if (!bet.ok) return under("/bet", bet.faults);

  const key = importServerSeed(serverSeed);
  const { draws, trace, words } = tracedDraws(key, clientSeed, claim.nonce);
  const played = playAgain(game, rules.value, bet.value, stake, claim.moves, draws);
  if (!played.ok) return played;
  const { outcome, staked, payout, over } = played.value;
  return ok({
    commitment: commitmentOf(serverSeed),
    rulesId: rulesIdOf(claim.game, rules.value),
    steps: trace.map((step, index) => ({ ...step, index })),
    blocks: blocksOf(key, clientSeed, claim.nonce, Math.ceil(words.length / WORDS_A_BLOCK)),
    outcome,
    staked: Number(staked),
    payout: Number(payout),
    multiplier: multiplierOf(staked, payout),
    over,
  });
}

type Played = {
  readonly outcome: Json;
  readonly staked: bigint;
  readonly payout: bigint;
  readonly over: boolean;
};

/** Plays with these draws; checks every move. */
export function playAgain(
  game: Game,
  rules: Json,
  bet: Json,
  stake: bigint,
  moves: readonly Json[],
  draws: Draws,
): Result<Played> {
  if (game.kind === "stepped") return stepAgain(game, rules, bet, stake, moves, draws);
  const outcome = game.draw(rules, bet, draws);
  return ok({ outcome, staked: stake, payout: payoutOfRound(game, rules, bet, outcome, stake), over: true });
}

function stepAgain(
  game: SteppedGame,
  rules: Json,
  bet: Json,
  stake: bigint,
  moves: readonly Json[],
  draws: Draws,
): Result<Played> {
  let state = game.start(rules, bet, stake, draws);
  for (const [index, input] of moves.entries()) {
    const move = game.parseMove(rules, state, input);
    if (!move.ok) return under(`/moves/${index}`, move.faults);
    state = game.step(rules, state, move.value, draws);
  }
  const over = game.isOver(state);
  return ok({
    outcome: game.view(rules, state),
    staked: game.staked(state),
    payout: over ? game.payout(rules, state) : 0n,
    over,
  });
}

function blocksOf(key: SeedKey, clientSeed: string, nonce: number, count: number): Uint8Array[] {
  return Array.from({ length: Math.max(1, count) }, (_, round) =>
    key.block(`${clientSeed}:${nonce}:${round}`),
  );
}

const under = (at: string, faults: readonly Fault[]): { ok: false; faults: readonly Fault[] } => ({
  ok: false,
  faults: faults.map((fault) => ({ at: `${at}${fault.at}`, what: fault.what })),
});

/** Equal as JSON values, whatever the order of their keys. */
export const sameJson = (a: Json, b: Json): boolean =>
  JSON.stringify(a) === JSON.stringify(b) || canonicalJson(a) === canonicalJson(b);
