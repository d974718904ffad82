import { MULTIPLIER_ONE, multiplierOf, parseMinor, payoutOf } from "../../base/money.ts";
import { bad, ok, type Result } from "../../base/refusal.ts";
import type { OneShotGame } from "../game.ts";
import { isMultiplier, isRecord, onlyKeys } from "../parse.ts";
import { BET_TYPES, type BetType, findPosition, POCKETS, POSITIONS, type Position } from "./positions.ts";

/** What each type of bet returns when it wins, ten-thousandths, stake included. */
export type RouletteRules = { readonly pays: Readonly<Record<BetType, number>> };
export type Chip = {
  readonly type: BetType;
  readonly on?: number | readonly number[];
  /** Minor units. */
  readonly stake: number;
};
export type RouletteBet = { readonly bets: readonly Chip[] };
export type RouletteOutcome = { readonly pocket: number };

/** A bet on k of 37 pockets returns 36/k: every bet of a single-zero table comes back at 36/37. */
const onPockets = (k: number): number => (36 / k) * MULTIPLIER_ONE;

const RULES: RouletteRules = {
  pays: {
    straight: onPockets(1),
    split: onPockets(2),
    street: onPockets(3),
    trio: onPockets(3),
    corner: onPockets(4),
    "first-four": onPockets(4),
    line: onPockets(6),
    column: onPockets(12),
    dozen: onPockets(12),
    red: onPockets(18),
    black: onPockets(18),
    odd: onPockets(18),
    even: onPockets(18),
    low: onPockets(18),
    high: onPockets(18),
  },
};

const isBetType = (value: unknown): value is BetType => BET_TYPES.includes(value as BetType);

function parseRules(input: unknown): Result<RouletteRules> {
  if (!isRecord(input) || !isRecord(input["pays"]))
    return bad("", 'rules are {"pays": {bet type: ten-thousandths}}');
  const pays = input["pays"];
  for (const type of BET_TYPES) {
    const pay = pays[type];
    if (!isMultiplier(pay)) return bad(`/pays/${type}`, "a pay is a whole number of ten-thousandths");
  }
  return (
    onlyKeys(input, ["pays"]) ??
    onlyKeys(pays, BET_TYPES) ??
    ok({ pays: Object.fromEntries(BET_TYPES.map((type) => [type, pays[type]])) as RouletteRules["pays"] })
  );
}

const isPlace = (on: unknown): on is number | readonly number[] | undefined =>
  on === undefined ||
  Number.isSafeInteger(on) ||
  (Array.isArray(on) && on.length <= 6 && on.every((pocket) => Number.isSafeInteger(pocket)));

function parseChip(input: unknown, at: string): Result<{ chip: Chip; position: Position }> {
  if (!isRecord(input)) return bad(at, 'a chip is {"type": "red", "stake": 100}, with "on" for a placed bet');
  const { type, on, stake } = input as { type?: unknown; on?: unknown; stake?: unknown };
  if (!isBetType(type)) return bad(`${at}/type`, `type is one of ${BET_TYPES.join(", ")}`);
  if (!isPlace(on))
    return bad(`${at}/on`, "on is a pocket, a list of pockets, or 1 to 3 for a dozen or column");
  const position = findPosition(type, on);
  if (!position) return bad(`${at}/on`, `there is no ${type} there on a European table`);
  const minor = parseMinor(stake);
  if (minor === undefined || minor === 0n)
    return bad(`${at}/stake`, "stake is a whole number of minor units above 0");
  const unknown = onlyKeys(input, ["type", "on", "stake"]);
  if (unknown) return unknown;
  const chip: Chip =
    position.on === undefined
      ? { type, stake: Number(minor) }
      : { type, on: position.on, stake: Number(minor) };
  return ok({ chip, position });
}

function parseBet(_rules: RouletteRules, input: unknown, stake: bigint): Result<RouletteBet> {
  if (!isRecord(input) || !Array.isArray(input["bets"]))
    return bad("", 'a roulette bet is {"bets": [chips]}');
  const list: readonly unknown[] = input["bets"];
  if (list.length === 0) return bad("/bets", "place at least one chip");
  if (list.length > POSITIONS.length)
    return bad("/bets", `at most ${POSITIONS.length} chips, one a position`);
  const chips: Chip[] = [];
  const taken = new Set<string>();
  let total = 0n;
  for (const [index, entry] of list.entries()) {
    const parsed = parseChip(entry, `/bets/${index}`);
    if (!parsed.ok) return parsed;
    const { chip, position } = parsed.value;
    if (taken.has(position.key))
      return bad(`/bets/${index}`, "this position has a chip already: send one with both stakes");
    taken.add(position.key);
    total += BigInt(chip.stake);
    chips.push(chip);
  }
  if (total !== stake)
    return bad("/bets", `the chips add up to ${total}, but the stake of the round is ${stake}`);
  return onlyKeys(input, ["bets"]) ?? ok({ bets: chips });
}

function payout(rules: RouletteRules, bet: RouletteBet, outcome: RouletteOutcome): bigint {
  let total = 0n;
  for (const chip of bet.bets) {
    if (findPosition(chip.type, chip.on)?.pockets.includes(outcome.pocket)) {
      total += payoutOf(BigInt(chip.stake), rules.pays[chip.type]);
    }
  }
  return total;
}

function stakeIn(input: unknown): bigint | undefined {
  if (!isRecord(input) || !Array.isArray(input["bets"])) return undefined;
  let total = 0n;
  for (const chip of input["bets"] as readonly unknown[]) {
    const stake = isRecord(chip) ? parseMinor(chip["stake"]) : undefined;
    if (stake === undefined) return undefined;
    total += stake;
  }
  return total;
}

const stakeOf = (bet: RouletteBet): bigint =>
  bet.bets.reduce((total, chip) => total + BigInt(chip.stake), 0n);

const multiplierOn = (rules: RouletteRules, bet: RouletteBet, pocket: number): number =>
  multiplierOf(stakeOf(bet), payout(rules, bet, { pocket }));

/** The bet that was last asked for, and, once it is asked for again, what it returns on each pocket: a simulation asks millions of times. */
let last:
  | { readonly rules: RouletteRules; readonly bet: RouletteBet; byPocket: Float64Array | undefined }
  | undefined;

function multiplier(rules: RouletteRules, bet: RouletteBet, { pocket }: RouletteOutcome): number {
  if (last?.bet !== bet || last.rules !== rules) {
    last = { rules, bet, byPocket: undefined };
    return multiplierOn(rules, bet, pocket);
  }
  last.byPocket ??= Float64Array.from({ length: POCKETS }, (_, at) => multiplierOn(rules, bet, at));
  return last.byPocket[pocket] ?? 0;
}

export const roulette: OneShotGame<RouletteRules, RouletteBet, RouletteOutcome> = {
  id: "roulette",
  name: "Roulette",
  kind: "one-shot",
  rules: RULES,
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules,
  parseBet,
  stakeIn,
  draw: (_rules, _bet, draws) => ({ pocket: draws.below(POCKETS) }),
  multiplier,
  payout,
};
