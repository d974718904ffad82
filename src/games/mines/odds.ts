import { present } from "../../base/assert.ts";
import { MULTIPLIER_ONE } from "../../base/money.ts";
import { compare, multiply, ONE, type Ratio, ratio, subtract } from "../../base/ratio.ts";
import { choose } from "../choose.ts";
import { type GameOdds, makeDistribution } from "../odds.ts";
import { perRules } from "../per-rules.ts";
import type { MinesBet, MinesMove, MinesState } from "./mines.ts";
import { CELLS, MINES_MAX, type MinesRules, minesMultiplier, revealsMax } from "./multipliers.ts";

/** One way of playing: reveal so many cells, then cash out. */
export type MinesStop = {
  readonly reveals: number;
  /** Ten-thousandths. */
  readonly multiplier: number;
  /** Chance to get there. */
  readonly probability: Ratio;
  readonly rtp: Ratio;
};

/** Every way of playing a number of mines: cells are alike, so only the number of reveals matters. */
export function minesStops(rules: MinesRules, mines: number): readonly MinesStop[] {
  return Array.from({ length: revealsMax(rules, mines) }, (_, index) => {
    const reveals = index + 1;
    const multiplier = minesMultiplier(rules, mines, reveals);
    const probability = ratio(choose(CELLS.length - mines, reveals), choose(CELLS.length, reveals));
    return {
      reveals,
      multiplier,
      probability,
      rtp: multiply(probability, ratio(multiplier, MULTIPLIER_ONE)),
    };
  });
}

type Plan = { readonly stops: readonly MinesStop[]; readonly stopAfter: ReadonlySet<number> };

/**
 * Where cashing out is at least as good as going on, by the number of mines. Returns of stops differ by the flooring of
 * multipliers alone; given that a cell is reached, those of all later stops grow by one common factor, so their order
 * decides from everywhere.
 */
const plansOf = perRules((rules: MinesRules): readonly Plan[] =>
  CELLS.map((mines) => {
    const stops = minesStops(rules, mines);
    const good = stops.filter(({ rtp }, at) =>
      stops.slice(at).every((later) => compare(rtp, later.rtp) >= 0),
    );
    return { stops, stopAfter: new Set(good.map(({ reveals }) => reveals)) };
  }),
);
const planOf = (rules: MinesRules, mines: number): Plan => present(plansOf(rules)[mines], "a field");

/** The stop that the odds of a field are of: the best one, the earliest among equals. */
function bestStop(rules: MinesRules, mines: number): MinesStop {
  const { stops, stopAfter } = planOf(rules, mines);
  return present(
    stops.find(({ reveals }) => stopAfter.has(reveals)),
    "a stop",
  );
}

const count = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? "" : "s"}`;

export const minesOdds: GameOdds<MinesRules, MinesBet, MinesState, MinesMove> = {
  bets: (rules) =>
    CELLS.slice(1, MINES_MAX + 1)
      .filter((mines) => revealsMax(rules, mines) > 0)
      .map((mines) => ({
        name: `${count(mines, "mine")}, ${count(bestStop(rules, mines).reveals, "cell")}`,
        bet: { mines },
      })),
  distribution: (rules, { mines }) => {
    const { multiplier, probability } = bestStop(rules, mines);
    return makeDistribution([
      { multiplier, probability },
      { multiplier: 0, probability: subtract(ONE, probability) },
    ]);
  },
  bestMove: (rules, { mines, revealed }) => {
    const { stopAfter } = planOf(rules, mines.length);
    if (stopAfter.has(revealed.length)) return { move: "cash-out" };
    return { move: "reveal", cell: CELLS.find((cell) => !revealed.includes(cell)) ?? 0 };
  },
};
