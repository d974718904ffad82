import { parseMinor } from "../../base/money.ts";
import { bad, ok, type Result } from "../../base/refusal.ts";
import type { Draws } from "../../fair/draws.ts";
import type { SteppedGame } from "../game.ts";
import { isRecord, oneOf, onlyKeys } from "../parse.ts";
import {
  CHIP_TYPES,
  type Chip,
  type ChipType,
  isAt,
  type LaidChip,
  layChip,
  OPENERS,
  PLACES,
} from "./chips.ts";
import { canPut, canTake, parseChip, stakesFor } from "./put.ts";
import { type CrapsRules, parseCrapsRules, RULES } from "./rules.ts";
import type { CrapsBet, CrapsMove, CrapsState } from "./state.ts";
import { type Dice, throwOn } from "./throw.ts";

/** Everything on a craps table is seen: the view is the state, with what it has returned so far and whether it is over. */
export type CrapsView = CrapsState & { readonly returned: number; readonly over: boolean };

const OPENING_PLACES = OPENERS.reduce((places, type) => places + (PLACES[type]?.length ?? 1), 0);
const isOpener = (type: ChipType): boolean => OPENERS.some((opener) => opener === type);

function parseBet(rules: CrapsRules, input: unknown, stake: bigint): Result<CrapsBet> {
  if (!isRecord(input) || !Array.isArray(input["bets"])) return bad("", 'a craps bet is {"bets": [chips]}');
  const list: readonly unknown[] = input["bets"];
  if (list.length === 0) return bad("/bets", "put at least one chip");
  if (list.length > OPENING_PLACES) return bad("/bets", `at most ${OPENING_PLACES} chips, one a place`);
  const chips: Chip[] = [];
  for (const [index, entry] of list.entries()) {
    const at = `/bets/${index}`;
    const parsed = parseChip(rules, entry, at);
    if (!parsed.ok) return parsed;
    const { type, on = null } = parsed.value;
    if (!isOpener(type)) return bad(`${at}/type`, `a round opens with ${OPENERS.join(", ")}`);
    if (chips.some((chip) => isAt(layChip(chip, 0), type, on))) return bad(at, "there lies a chip already");
    chips.push(parsed.value);
  }
  const total = chips.reduce((sum, chip) => sum + BigInt(chip.stake), 0n);
  if (total !== stake) {
    return bad("/bets", `the chips add up to ${total}, but the stake of the round is ${stake}`);
  }
  return onlyKeys(input, ["bets"]) ?? ok({ bets: chips });
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

function roll(rules: CrapsRules, state: CrapsState, draws: Draws): CrapsState {
  const dice: Dice = [1 + draws.below(6), 1 + draws.below(6)];
  const throws = [...state.throws, dice];
  return { ...state, throws, ...throwOn(rules, state, dice, throws.length) };
}

function start(rules: CrapsRules, bet: CrapsBet, stake: bigint, draws: Draws): CrapsState {
  const chips = bet.bets.map((chip) => layChip(chip, 0));
  return roll(rules, { stake: Number(stake), point: null, chips, settled: [], throws: [], puts: 0 }, draws);
}

const isOver = (state: CrapsState): boolean => state.chips.length === 0;

/** Every chip that could be put now, with its smallest stake. */
function puts(rules: CrapsRules, state: CrapsState): CrapsMove[] {
  return CHIP_TYPES.flatMap((type) =>
    (PLACES[type] ?? [undefined]).flatMap((on): CrapsMove[] => {
      const place = on === undefined ? { type } : { type, on };
      const stakes = stakesFor(rules, state, place);
      if (!stakes.ok || stakes.value.step > stakes.value.max) return [];
      return [{ move: "put", chip: { ...place, stake: stakes.value.step } }];
    }),
  );
}

const takeOf = ({ type, on }: LaidChip): CrapsMove =>
  on === null ? { move: "take", type } : { move: "take", type, on };

function moves(rules: CrapsRules, state: CrapsState): CrapsMove[] {
  if (isOver(state)) return [];
  const takes = state.chips.filter((chip) => canTake(state, chip)).map(takeOf);
  return [{ move: "roll" }, ...takes, ...puts(rules, state)];
}

function parseTake(state: CrapsState, input: Readonly<Record<string, unknown>>): Result<CrapsMove> {
  const type = oneOf(CHIP_TYPES, input["type"]);
  if (!type) return bad("/type", `type is one of ${CHIP_TYPES.join(", ")}`);
  const chip = state.chips.find((each) => isAt(each, type, (input["on"] ?? null) as number | null));
  if (!chip) return bad("/on", "there lies no such chip");
  if (!canTake(state, chip)) return bad("/type", "line bets stay, other chips may be taken after a throw");
  return onlyKeys(input, chip.on === null ? ["move", "type"] : ["move", "type", "on"]) ?? ok(takeOf(chip));
}

function parsePut(
  rules: CrapsRules,
  state: CrapsState,
  input: Readonly<Record<string, unknown>>,
): Result<CrapsMove> {
  const parsed = parseChip(rules, input["chip"], "/chip");
  if (!parsed.ok) return parsed;
  const allowed = canPut(rules, state, parsed.value);
  if (!allowed.ok) return bad(`/chip${allowed.faults[0]?.at ?? ""}`, allowed.faults[0]?.what ?? "not now");
  return onlyKeys(input, ["move", "chip"]) ?? ok({ move: "put", chip: allowed.value });
}

function parseMove(rules: CrapsRules, state: CrapsState, input: unknown): Result<CrapsMove> {
  if (isOver(state)) return bad("", "the round is over");
  if (!isRecord(input)) return bad("", 'a move is {"move": "roll"}, or put with a chip, or take');
  switch (input["move"]) {
    case "roll":
      return onlyKeys(input, ["move"]) ?? ok({ move: "roll" });
    case "put":
      return parsePut(rules, state, input);
    case "take":
      return parseTake(state, input);
    default:
      return bad("/move", "move is roll, put or take");
  }
}

function take(state: CrapsState, type: ChipType, on: number | null): CrapsState {
  const chip = state.chips.find((each) => isAt(each, type, on));
  if (!chip) return state;
  const chips = state.chips.filter((each) => each !== chip);
  const { stake } = chip;
  const taken = { type, on, stake, result: "taken", returned: stake, at: state.throws.length } as const;
  return { ...state, chips, settled: [...state.settled, taken] };
}

function step(rules: CrapsRules, state: CrapsState, move: CrapsMove, draws: Draws): CrapsState {
  switch (move.move) {
    case "roll":
      return roll(rules, state, draws);
    case "put":
      return {
        ...state,
        chips: [...state.chips, layChip(move.chip, state.throws.length)],
        puts: state.puts + 1,
      };
    case "take":
      return take(state, move.type, move.on ?? null);
  }
}

const sumOf = <T>(list: readonly T[], amount: (item: T) => number): number =>
  list.reduce((total, item) => total + amount(item), 0);
const returned = (state: CrapsState): number => sumOf(state.settled, (chip) => chip.returned);
const staked = (state: CrapsState): number =>
  sumOf(state.chips, (chip) => chip.stake) + sumOf(state.settled, (chip) => chip.stake);

export const craps: SteppedGame<CrapsRules, CrapsBet, CrapsState, CrapsMove> = {
  id: "craps",
  name: "Craps",
  kind: "stepped",
  rules: RULES,
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules: parseCrapsRules,
  parseBet,
  stakeIn,
  start,
  moves,
  parseMove,
  step,
  isOver,
  staked: (state) => BigInt(staked(state)),
  payout: (_rules, state) => BigInt(returned(state)),
  view: (_rules, state): CrapsView => ({ ...state, returned: returned(state), over: isOver(state) }),
  /** Throws on: sooner or later every chip is decided. */
  defaultMove: () => ({ move: "roll" }),
};
