import { MULTIPLIER_ONE, payoutOf } from "../../base/money.ts";
import { bad, ok, type Result } from "../../base/refusal.ts";
import { type Draws, pick } from "../../fair/draws.ts";
import type { SteppedGame } from "../game.ts";
import { isRecord, MULTIPLIER_MAX, onlyKeys, wholeNumber } from "../parse.ts";
import { CELLS, MINES_MAX, type MinesRules, minesMultiplier, revealsMax } from "./multipliers.ts";

/** How many of the 25 cells hold a mine. */
export type MinesBet = { readonly mines: number };
export type MinesMove = { readonly move: "reveal"; readonly cell: number } | { readonly move: "cash-out" };
/** open: the player is to move; hit: a mine was revealed; paid: cashed out, by the player or by the last safe cell. */
export type MinesEnd = "open" | "hit" | "paid";
export type MinesState = {
  readonly stake: number;
  /** Cells with a mine, in the order in which they were drawn. */
  readonly mines: readonly number[];
  /** Cells the player has revealed, in order; the last one is a mine if the end is "hit". */
  readonly revealed: readonly number[];
  readonly end: MinesEnd;
};
export type MinesView = {
  readonly revealed: readonly number[];
  readonly end: MinesEnd;
  /** What the stake returns as it stands, ten-thousandths: 0 with nothing revealed and after a hit. */
  readonly multiplier: number;
  /** What it returns after one more safe cell; null once the round is over. */
  readonly next: number | null;
  /** The mines in drawing order; null until the round is over. */
  readonly mines: readonly number[] | null;
};

/** The last hundredth is the house's; no field pays more than 10,000x. */
const RULES: MinesRules = { rtp: 9_900, multiplierMax: 100_000_000 };

function parseRules(input: unknown): Result<MinesRules> {
  if (!isRecord(input))
    return bad("", 'rules are {"rtp": ten-thousandths, "multiplierMax": ten-thousandths}');
  const rtp = wholeNumber(input["rtp"], 1, MULTIPLIER_ONE);
  if (rtp === undefined) return bad("/rtp", `rtp is 1 to ${MULTIPLIER_ONE} ten-thousandths`);
  const multiplierMax = wholeNumber(input["multiplierMax"], MULTIPLIER_ONE, MULTIPLIER_MAX);
  if (multiplierMax === undefined) {
    return bad("/multiplierMax", `multiplierMax is ${MULTIPLIER_ONE} to ${MULTIPLIER_MAX} ten-thousandths`);
  }
  return onlyKeys(input, ["rtp", "multiplierMax"]) ?? ok({ rtp, multiplierMax });
}

function parseBet(rules: MinesRules, input: unknown): Result<MinesBet> {
  if (!isRecord(input)) return bad("", `a mines bet is {"mines": 1 to ${MINES_MAX}}`);
  const mines = wholeNumber(input["mines"], 1, MINES_MAX);
  if (mines === undefined) return bad("/mines", `mines is a whole number from 1 to ${MINES_MAX}`);
  if (revealsMax(rules, mines) === 0)
    return bad("/mines", "so many mines are not on offer under these rules");
  return onlyKeys(input, ["mines"]) ?? ok({ mines });
}

const start = (_rules: MinesRules, bet: MinesBet, stake: bigint, draws: Draws): MinesState => ({
  stake: Number(stake),
  mines: pick(draws, CELLS, bet.mines),
  revealed: [],
  end: "open",
});

function moves(_rules: MinesRules, state: MinesState): MinesMove[] {
  if (state.end !== "open") return [];
  const reveals: MinesMove[] = CELLS.filter((cell) => !state.revealed.includes(cell)).map((cell) => ({
    move: "reveal",
    cell,
  }));
  return state.revealed.length > 0 ? [...reveals, { move: "cash-out" }] : reveals;
}

function parseMove(_rules: MinesRules, state: MinesState, input: unknown): Result<MinesMove> {
  if (state.end !== "open") return bad("", "the round is over");
  if (!isRecord(input))
    return bad("", 'a move is {"move": "reveal", "cell": 0 to 24} or {"move": "cash-out"}');
  if (input["move"] === "cash-out") {
    if (state.revealed.length === 0) return bad("/move", "reveal a cell before cashing out");
    return onlyKeys(input, ["move"]) ?? ok({ move: "cash-out" });
  }
  if (input["move"] !== "reveal") return bad("/move", "move is reveal or cash-out");
  const cell = wholeNumber(input["cell"], 0, CELLS.length - 1);
  if (cell === undefined) return bad("/cell", `cell is a whole number from 0 to ${CELLS.length - 1}`);
  if (state.revealed.includes(cell)) return bad("/cell", "this cell is revealed already");
  return onlyKeys(input, ["move", "cell"]) ?? ok({ move: "reveal", cell });
}

function step(rules: MinesRules, state: MinesState, move: MinesMove): MinesState {
  if (move.move === "cash-out") return { ...state, end: "paid" };
  const revealed = [...state.revealed, move.cell];
  const done = revealed.length >= revealsMax(rules, state.mines.length);
  const end = state.mines.includes(move.cell) ? "hit" : done ? "paid" : "open";
  return { ...state, revealed, end };
}

function multiplierNow(rules: MinesRules, state: MinesState): number {
  if (state.end === "hit" || state.revealed.length === 0) return 0;
  return minesMultiplier(rules, state.mines.length, state.revealed.length);
}

const view = (rules: MinesRules, state: MinesState): MinesView => ({
  revealed: state.revealed,
  end: state.end,
  multiplier: multiplierNow(rules, state),
  next: state.end === "open" ? minesMultiplier(rules, state.mines.length, state.revealed.length + 1) : null,
  mines: state.end === "open" ? null : state.mines,
});

/** Takes what is there; with nothing there yet, the first cell decides, for a stake cannot be cashed out unplayed. */
const defaultMove = (_rules: MinesRules, state: MinesState): MinesMove =>
  state.revealed.length > 0 ? { move: "cash-out" } : { move: "reveal", cell: 0 };

export const mines: SteppedGame<MinesRules, MinesBet, MinesState, MinesMove> = {
  id: "mines",
  name: "Mines",
  kind: "stepped",
  rules: RULES,
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules,
  parseBet,
  start,
  moves,
  parseMove,
  step,
  isOver: (state) => state.end !== "open",
  staked: (state) => BigInt(state.stake),
  payout: (rules, state) =>
    state.end === "paid" ? payoutOf(BigInt(state.stake), multiplierNow(rules, state)) : 0n,
  view,
  hiddenDraws: (_rules, state) => (state.end === "open" ? state.mines.map((_, index) => index) : []),
  defaultMove,
};
