import type { Json } from "../../base/canonical.ts";
import { commitmentOf, parseClientSeed, parseServerSeed } from "../../fair/seed.ts";
import { importServerSeed, roundDraws, type SeedKey } from "../../fair/stream.ts";
import { GAMES } from "../../games/catalog.ts";
import { rulesIdOf } from "../../games/game.ts";
import type { GameId } from "../../games/ids.ts";
import { playAgain, sameJson } from "./recompute.ts";
import type { SavedRound } from "./saved-round.ts";

type Seed = { readonly text: string; readonly key: SeedKey; readonly commitment: string };
type KnownRules = { readonly value: Json; readonly id: string };

/**
 * Checks round after round, as a whole seed pair needs it: what rounds have in common (the seed made ready, the rules read
 * and hashed) is worked out once. Answers with what does not hold, in words; undefined when everything does. No trace is
 * kept; one round is shown draw by draw by `recompute`.
 */
export function createRecheck(): (saved: SavedRound) => string | undefined {
  let seed: Seed | undefined;
  const rulesOf = new Map<GameId, WeakMap<object, KnownRules>>();

  function seedOf(text: string): Seed | undefined {
    if (seed?.text === text) return seed;
    const parsed = parseServerSeed(text);
    seed = parsed && { text, key: importServerSeed(parsed), commitment: commitmentOf(parsed) };
    return seed;
  }

  function knownRules(game: GameId, rules: Json): KnownRules | undefined {
    if (typeof rules !== "object" || rules === null) return undefined;
    const known = rulesOf.get(game) ?? new WeakMap<object, KnownRules>();
    rulesOf.set(game, known);
    const before = known.get(rules);
    if (before) return before;
    const parsed = GAMES[game].parseRules(rules);
    if (!parsed.ok) return undefined;
    const read = { value: parsed.value, id: rulesIdOf(game, parsed.value) };
    known.set(rules, read);
    return read;
  }

  return ({ claim, told }) => {
    const opened = seedOf(claim.serverSeed);
    const clientSeed = parseClientSeed(claim.clientSeed);
    const rules = knownRules(claim.game, claim.rules);
    if (!opened || !clientSeed) return "its seeds cannot be read";
    if (!rules) return "its rules are not rules of the game";
    if (!Number.isSafeInteger(claim.nonce) || claim.nonce < 0) return "its nonce is no nonce";
    if (!Number.isSafeInteger(claim.stake) || claim.stake < 0) return "its stake is no stake";
    const game = GAMES[claim.game];
    const stake = BigInt(claim.stake);
    const bet = game.parseBet(rules.value, claim.bet, stake);
    if (!bet.ok) return "its bet is no bet of the game";
    const draws = roundDraws(opened.key, clientSeed, claim.nonce);
    const played = playAgain(game, rules.value, bet.value, stake, claim.moves, draws);
    if (!played.ok) return "its moves cannot be made";
    const { outcome, staked, payout, over } = played.value;
    if (!over) return "it is not over after its moves";
    if (told.serverSeedHash !== undefined && told.serverSeedHash !== opened.commitment)
      return "its seed is not the one that was committed to";
    if (told.rulesId !== undefined && told.rulesId !== rules.id)
      return "its rules are not those that were recorded";
    if (told.outcome !== undefined && !sameJson(told.outcome, outcome)) return "its outcome is another";
    if (told.stake !== undefined && BigInt(told.stake) !== staked) return "its stake is another";
    if (told.payout !== undefined && BigInt(told.payout) !== payout) return "its payout is another";
    return undefined;
  };
}
