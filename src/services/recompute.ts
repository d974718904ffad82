import type { Json } from "../base/canonical.ts";
import { multiplierOf } from "../base/money.ts";
import { bad, ok, type Result } from "../base/refusal.ts";
import { commitmentOf, parseClientSeed, parseServerSeed } from "../fair/seed.ts";
import { type DrawTrace, importServerSeed, tracedDraws } from "../fair/stream.ts";
import { GAMES } from "../games/catalog.ts";
import { type Game, payoutOfRound, rulesIdOf, type SteppedGame } from "../games/game.ts";
import { type GameId, isGameId } from "../games/ids.ts";

/** Everything that fixes a round. Without rules the published ones are used; without a stake, the bet's own, or 1 credit. */
export type RoundInputs = {
  readonly game: GameId;
  readonly serverSeed: string;
  readonly clientSeed: string;
  readonly nonce: number;
  readonly bet: unknown;
  readonly moves?: readonly unknown[] | undefined;
  readonly rules?: unknown;
  /** Minor units. */
  readonly stake?: bigint | undefined;
};

export type Recomputed = {
  readonly words: readonly number[];
  readonly trace: readonly DrawTrace[];
  readonly outcome: Json;
  readonly over: boolean;
  readonly staked: bigint;
  readonly payout: bigint;
  /** Ten-thousandths. */
  readonly multiplier: number;
  readonly rulesId: string;
};

const DEFAULT_STAKE = 100n;

type Played = {
  readonly outcome: Json;
  readonly over: boolean;
  readonly staked: bigint;
  readonly payout: bigint;
};
type Traced = ReturnType<typeof tracedDraws>;

function playStepped(
  game: SteppedGame,
  rules: Json,
  bet: Json,
  stake: bigint,
  moves: readonly unknown[],
  { draws }: Traced,
): Result<Played> {
  let state = game.start(rules, bet, stake, draws);
  for (const [index, input] of moves.entries()) {
    if (game.isOver(state)) return bad(`/moves/${index}`, "the round is over before this move");
    const move = game.parseMove(rules, state, input);
    if (!move.ok)
      return bad(`/moves/${index}${move.faults[0]?.at ?? ""}`, move.faults[0]?.what ?? "is not a legal move");
    state = game.step(rules, state, move.value, draws);
  }
  const over = game.isOver(state);
  return ok({
    outcome: game.view(rules, state),
    over,
    staked: game.staked(state),
    payout: over ? game.payout(rules, state) : 0n,
  });
}

function play(
  game: Game,
  rules: Json,
  bet: Json,
  stake: bigint,
  moves: readonly unknown[],
  traced: Traced,
): Result<Played> {
  if (game.kind === "stepped") return playStepped(game, rules, bet, stake, moves, traced);
  if (moves.length > 0) return bad("/moves", `${game.id} has no moves`);
  const outcome = game.draw(rules, bet, traced.draws);
  return ok({ outcome, over: true, staked: stake, payout: payoutOfRound(game, rules, bet, outcome, stake) });
}

/** Plays a round again from public data alone: no database, no network, the same code as the bet. */
export function recompute(inputs: RoundInputs): Result<Recomputed> {
  const serverSeed = parseServerSeed(inputs.serverSeed);
  if (!serverSeed) return bad("/serverSeed", "a server seed is lower-case hexadecimal text");
  const clientSeed = parseClientSeed(inputs.clientSeed);
  if (!clientSeed) return bad("/clientSeed", "a client seed is 1 to 64 printable ASCII characters");
  if (!Number.isSafeInteger(inputs.nonce) || inputs.nonce < 0) return bad("/nonce", "a nonce is 0, 1, 2, …");
  const game = GAMES[inputs.game];
  const rules = game.parseRules(inputs.rules ?? game.rules);
  if (!rules.ok)
    return bad(`/rules${rules.faults[0]?.at ?? ""}`, rules.faults[0]?.what ?? "are not this game's rules");
  const stake = inputs.stake ?? game.stakeIn?.(inputs.bet) ?? DEFAULT_STAKE;
  const bet = game.parseBet(rules.value, inputs.bet, stake);
  if (!bet.ok)
    return bad(`/bet${bet.faults[0]?.at ?? ""}`, bet.faults[0]?.what ?? "is not a bet of this game");
  const traced = tracedDraws(importServerSeed(serverSeed), clientSeed, inputs.nonce);
  const played = play(game, rules.value, bet.value, stake, inputs.moves ?? [], traced);
  if (!played.ok) return played;
  return ok({
    words: traced.words,
    trace: traced.trace,
    ...played.value,
    multiplier: multiplierOf(played.value.staked, played.value.payout),
    rulesId: rulesIdOf(inputs.game, rules.value),
  });
}

/** A round as it is exported (GET /rounds/{id}), as far as a verifier needs it. */
export type ExportedRound = {
  readonly game: string;
  readonly stake: number;
  readonly payout: number;
  readonly bet: Json;
  readonly outcome: Json;
  readonly moves: readonly Json[];
  readonly nonce: number;
  readonly clientSeed: string;
  readonly serverSeedHash: string;
  readonly serverSeed: string | null;
  readonly rulesId: string;
  readonly openingStake: number;
};

export type VerifyCheck = { readonly name: string; readonly ok: boolean; readonly detail: string };

const same = (a: Json, b: Json): boolean => sortedText(a) === sortedText(b);
const sortedText = (value: Json): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Holds an exported round to what its seeds and rules say. Every check is made that can be. */
export function verifyRound(round: ExportedRound, rules: Json): VerifyCheck[] {
  const checks: VerifyCheck[] = [];
  const check = (name: string, passed: boolean, detail: string): void =>
    void checks.push({ name, ok: passed, detail });
  if (!isGameId(round.game))
    return [{ name: "game", ok: false, detail: `${round.game} is not a game of this house` }];
  const rulesId = rulesIdOf(round.game, rules);
  check(
    "rules are the ones recorded",
    rulesId === round.rulesId,
    `hash ${rulesId}, recorded ${round.rulesId}`,
  );
  const serverSeed = round.serverSeed === null ? undefined : parseServerSeed(round.serverSeed);
  if (!serverSeed) {
    check("server seed is revealed", false, "rotate the seed pair, then export the round again");
    return checks;
  }
  const commitment = commitmentOf(serverSeed);
  check("server seed matches its commitment", commitment === round.serverSeedHash, commitment);
  const again = recompute({
    game: round.game,
    serverSeed,
    clientSeed: round.clientSeed,
    nonce: round.nonce,
    bet: round.bet,
    moves: round.moves,
    rules,
    stake: BigInt(round.openingStake),
  });
  if (!again.ok) {
    check("round can be replayed", false, `${again.faults[0]?.at}: ${again.faults[0]?.what}`);
    return checks;
  }
  check(
    "outcome is the one drawn",
    same(again.value.outcome, round.outcome),
    JSON.stringify(again.value.outcome),
  );
  check("stake is the one played", again.value.staked === BigInt(round.stake), String(again.value.staked));
  check("payout is the one owed", again.value.payout === BigInt(round.payout), String(again.value.payout));
  return checks;
}
