import { ACE, BEST, TEN } from "./hand.ts";
import type { BlackjackRules } from "./rules.ts";
import { strategyOf, type UpStrategy } from "./strategy.ts";

/** What the chart says: S stand, H hit, D double (else hit), Ds double (else stand), P split, R surrender (else hit), Rs (else stand). */
export const CHART_CODES = ["S", "H", "D", "Ds", "P", "R", "Rs"] as const;
export type ChartCode = (typeof CHART_CODES)[number];
export type ChartRow = { readonly hand: string; readonly cells: readonly ChartCode[] };
export type Chart = Readonly<Record<"hard" | "soft" | "pairs", readonly ChartRow[]>>;

/** The dealer's up card over each column, by points. */
export const CHART_UPS: readonly number[] = [2, 3, 4, 5, 6, 7, 8, 9, TEN, ACE];

/** The best play of two cards, and what remains of it when there are more or the move is not offered. */
function codeOf(strategy: UpStrategy, hard: number, ace: boolean): ChartCode {
  const { move } = strategy.twoCards(hard, ace, false);
  const draws = strategy.values.draws(hard, ace);
  if (move === "double") return draws ? "D" : "Ds";
  if (move === "surrender") return draws ? "R" : "Rs";
  return draws ? "H" : "S";
}

/** The best strategy as the usual table: first two cards by row, the dealer's up card by column. */
export function chartOf(rules: BlackjackRules): Chart {
  const row = (hand: string, cell: (strategy: UpStrategy) => ChartCode): ChartRow => ({
    hand,
    cells: CHART_UPS.map((up) => cell(strategyOf(rules).get(up) as UpStrategy)),
  });
  const pair = (points: number): ChartRow =>
    row(points === ACE ? "A A" : points === TEN ? "T T" : `${points} ${points}`, (strategy) =>
      strategy.splits(points, 1, 0) ? "P" : codeOf(strategy, 2 * points, points === ACE),
    );
  const from = (low: number, high: number): number[] =>
    Array.from({ length: high - low + 1 }, (_, index) => low + index);
  return {
    hard: from(5, BEST - 1).map((total) =>
      row(`hard ${total}`, (strategy) => codeOf(strategy, total, false)),
    ),
    soft: from(13, BEST - 1).map((total) =>
      row(`soft ${total}`, (strategy) => codeOf(strategy, total - 10, true)),
    ),
    pairs: [ACE, ...from(2, TEN)].map(pair),
  };
}
