import { MULTIPLIER_ONE } from "../base/money.ts";
import { ONE, type Ratio, ratio, subtract, toDecimal } from "../base/ratio.ts";
import { RANKS } from "../fair/cards.ts";
import { REMOVABLE } from "./craps/chips.ts";
import { crapsOdds, takenAfterOne } from "./craps/odds.ts";
import type { CrapsRules } from "./craps/rules.ts";
import { highLowPrices } from "./high-low/odds.ts";
import type { HighLowRules } from "./high-low/rules.ts";
import type { GameId } from "./ids.ts";
import type { MinesRules } from "./mines/multipliers.ts";
import { minesOdds, minesStops } from "./mines/odds.ts";
import { type Distribution, oddsOf } from "./odds.ts";
import { categoryChances, PLAYS } from "./video-poker/odds.ts";
import { payOf, type VideoPokerRules } from "./video-poker/video-poker.ts";

/** What a game with choices has to show that neither its rules nor its odds do. A column is text, or figures that stand at the right end. */
export type GameTable = {
  readonly columns: readonly (readonly [name: string, kind: "text" | "figures"])[];
  readonly rows: readonly (readonly string[])[];
};

const fraction = ({ n, d }: Ratio): string => (d === 1n ? `${n}` : `${n}/${d}`);
export const percent = ({ n, d }: Ratio, places = 4): string => `${toDecimal(ratio(n * 100n, d), places)} %`;
const times = (multiplier: number): string =>
  toDecimal(ratio(multiplier, MULTIPLIER_ONE), 4).replace(/\.?0+$/, "");

function minesTable(rules: MinesRules): GameTable {
  const rows = minesOdds.bets(rules).map(({ bet }) => {
    const stops = minesStops(rules, bet.mines);
    const worst = stops.map(({ rtp }) => rtp).reduce((a, b) => (a.n * b.d < b.n * a.d ? a : b));
    const list = stops.map(({ multiplier }) => times(multiplier)).join(", ");
    return [String(bet.mines), list, percent(worst, 6)];
  });
  return {
    columns: [
      ["mines", "figures"],
      ["returned after 1, 2, 3 … cells", "text"],
      ["least return", "figures"],
    ],
    rows,
  };
}

function highLowTable(rules: HighLowRules): GameTable {
  return {
    columns: [
      ["card", "text"],
      ["guess", "text"],
      ["chance", "figures"],
      ["returned", "figures"],
      ["return", "figures"],
    ],
    rows: highLowPrices(rules).map(({ rank, guess, chance, multiplier, rtp }) => [
      RANKS[rank] ?? "",
      guess,
      fraction(chance),
      times(multiplier),
      percent(rtp, 5),
    ]),
  };
}

function videoPokerTable(rules: VideoPokerRules): GameTable {
  return {
    columns: [
      ["category", "text"],
      ["returned", "figures"],
      [`of ${PLAYS}`, "figures"],
      ["chance", "figures"],
    ],
    rows: categoryChances(rules).map(({ category, chance }) => [
      category,
      times(payOf(rules, category)),
      String((chance.n * BigInt(PLAYS)) / chance.d),
      percent(chance, 5),
    ]),
  };
}

function crapsRow(name: string, distribution: Distribution, afterOne: Ratio | undefined): string[] {
  const { rtp, hit } = oddsOf(distribution);
  const edge = subtract(ONE, rtp);
  return [
    name,
    fraction(rtp),
    edge.n === 0n ? "none" : fraction(edge),
    percent(edge),
    percent(hit),
    afterOne ? fraction(afterOne) : "–",
  ];
}

function crapsTable(rules: CrapsRules): GameTable {
  const first = crapsOdds.bets(rules).map(({ name, bet }) => {
    const [chip] = bet.bets;
    const free = chip && REMOVABLE.includes(chip.type);
    const afterOne = free ? oddsOf(takenAfterOne(rules, chip)).rtp : undefined;
    return crapsRow(name, crapsOdds.distribution(rules, bet), afterOne);
  });
  const later = (crapsOdds.later?.(rules) ?? []).map(({ name, distribution, fair }) =>
    crapsRow(name, distribution, fair && oddsOf(distribution).rtp),
  );
  return {
    columns: [
      ["bet", "text"],
      ["return", "figures"],
      ["edge", "figures"],
      ["edge", "figures"],
      ["any return", "figures"],
      ["taken down after one throw", "figures"],
    ],
    rows: [...first, ...later],
  };
}

const TABLES = {
  mines: minesTable,
  "high-low": highLowTable,
  "video-poker": videoPokerTable,
  craps: crapsTable,
} as const;

/** The table of a game under some rules; undefined where rules and odds say it all. */
export const tableOf = (id: GameId, rules: unknown): GameTable | undefined =>
  (TABLES as Partial<Record<GameId, (given: never) => GameTable>>)[id]?.(rules as never);
