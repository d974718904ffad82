import { MULTIPLIER_ONE } from "../../base/money.ts";
import { ratio } from "../../base/ratio.ts";
import { type Distribution, type GameOdds, type LaterBet, makeDistribution, type NamedBet } from "../odds.ts";
import { type Returns, returnsAfterOne, returnsOf } from "./chain.ts";
import {
  type Chip,
  GROUPS,
  type Group,
  groupOf,
  HARD_SUMS,
  type LaidChip,
  layChip,
  POINTS,
} from "./chips.ts";
import type { CrapsRules } from "./rules.ts";
import type { CrapsBet, CrapsMove, CrapsState } from "./state.ts";

/** Returns as a distribution per unit staked; 7 for 6 is no whole number of ten-thousandths and is kept as a fraction too. */
function perUnit(returns: Returns, stake: number): Distribution {
  return makeDistribution(
    [...returns].map(([returned, probability]) => {
      const scaled = returned * MULTIPLIER_ONE;
      const multiplier = Math.floor(scaled / stake);
      const exact = scaled % stake === 0 ? {} : { exact: ratio(returned, stake) };
      return { multiplier, probability, ...exact };
    }),
  );
}

const lay = (chip: Chip): LaidChip => layChip(chip, 0);
const totalOf = (chips: readonly Chip[]): number => chips.reduce((total, { stake }) => total + stake, 0);

/** The chips of a first throw, each left on the table until it is decided. */
const opening = (rules: CrapsRules, chips: readonly Chip[]): Distribution =>
  perUnit(returnsOf(rules, { point: null, chips: chips.map(lay) }), totalOf(chips));

/** What a chip returns that is taken down, if it still lies there, after a single throw. */
export const takenAfterOne = (rules: CrapsRules, chip: Chip): Distribution =>
  perUnit(returnsAfterOne(rules, { point: null, chips: [lay(chip)] }), chip.stake);

const named = (name: string, chip: Chip): NamedBet<CrapsBet> => ({ name, bet: { bets: [chip] } });
/** A credit, or six where the pay is in sixths. */
const unitOn = (point: number): number => (groupOf(point) === "6-8" ? 600 : 100);

function bets(): NamedBet<CrapsBet>[] {
  return [
    named("pass", { type: "pass", stake: 100 }),
    named("don't pass", { type: "dont-pass", stake: 100 }),
    ...POINTS.map((on) => named(`place ${on}`, { type: "place", on, stake: unitOn(on) })),
    named("field", { type: "field", stake: 100 }),
    ...HARD_SUMS.map((on) => named(`hard ${on}`, { type: "hard", on, stake: 100 })),
  ];
}

const POINT_OF: Readonly<Record<Group, number>> = { "4-10": 4, "5-9": 5, "6-8": 6 };

/** Chips that need a point: a come bet on any (it does not matter which), odds on each kind of point. */
function later(rules: CrapsRules): LaterBet[] {
  const alone = (name: string, chip: Chip, on: number | null, fair?: true): LaterBet => {
    const returns = returnsOf(rules, { point: POINTS[0], chips: [{ ...lay(chip), on }] });
    return { name, distribution: perUnit(returns, chip.stake), ...(fair && { fair }) };
  };
  // Stakes that every pay divides.
  const stake = 600;
  return [
    alone("come", { type: "come", stake }, null),
    alone("don't come", { type: "dont-come", stake }, null),
    ...GROUPS.flatMap((group) => [
      alone(
        `free odds on ${group.replace("-", " or ")}`,
        { type: "come-odds", stake },
        POINT_OF[group],
        true,
      ),
      alone(
        `free odds against ${group.replace("-", " or ")}`,
        { type: "dont-come-odds", stake },
        POINT_OF[group],
        true,
      ),
    ]),
  ];
}

/**
 * Craps figures are of a chip that lies until it is decided, as they are published everywhere. Nothing a player may do
 * instead changes what an undecided chip is worth to him but taking it down, which gives its stake back; see the docs.
 */
export const crapsOdds: GameOdds<CrapsRules, CrapsBet, CrapsState, CrapsMove> = {
  bets,
  later,
  distribution: (rules, { bets: chips }) => opening(rules, chips),
  bestMove: () => ({ move: "roll" }),
};
