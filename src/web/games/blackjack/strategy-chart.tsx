import { CHART_UPS, type Chart, chartOf } from "../../../games/blackjack/chart.ts";
import type { BlackjackRules } from "../../../games/blackjack/rules.ts";
import type { BlackjackView } from "../../../games/blackjack/view.ts";
import "./chart.css";

const PARTS = [
  ["hard", "Hard totals"],
  ["soft", "Soft totals: an ace that counts 11"],
  ["pairs", "Pairs"],
] as const satisfies readonly (readonly [keyof Chart, string])[];

const CODES = [
  ["S", "stand"],
  ["H", "hit"],
  ["D", "double, else hit"],
  ["Ds", "double, else stand"],
  ["P", "split"],
  ["R", "surrender, else hit"],
  ["Rs", "surrender, else stand"],
] as const;

const upName = (points: number): string => (points === 1 ? "A" : points === 10 ? "10" : String(points));
const handName = (hand: string): string => hand.replace(/^(?:hard|soft) /, "").replaceAll("T", "10");

/** Where a hand stands on the chart: a row of one part, and the dealer's column. */
function placeOf(view: BlackjackView | null) {
  const hand = view?.hands[view.at ?? 0];
  if (!view || view.phase === "over" || !hand) return null;
  const points = view.dealer.soft ? 1 : view.dealer.total;
  const [first, second] = hand.cards.map(([rank = ""]) => ("TJQK".includes(rank) ? "T" : rank));
  const pair = hand.cards.length === 2 && first === second;
  const row = pair ? `${first} ${second}` : `${hand.soft ? "soft" : "hard"} ${hand.total}`;
  return { row, column: CHART_UPS.indexOf(points) };
}

type Props = {
  readonly rules: BlackjackRules;
  /** The hand that is being played, if one is: its cell is marked. */
  readonly view: BlackjackView | null;
};

/** The best strategy of these rules as the usual table. */
export function StrategyChart({ rules, view }: Props) {
  const chart = chartOf(rules);
  const here = placeOf(view);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard.
    <section className="bj-chart" aria-label="The chart" tabIndex={0}>
      <p className="caption">
        The best play of the first two cards under these rules, worked out exactly. Across: the card the
        dealer shows.
      </p>
      {PARTS.map(([part, title]) => (
        <table key={part}>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">Your hand</span>
              </th>
              {CHART_UPS.map((points) => (
                <th key={points} scope="col">
                  {upName(points)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {chart[part].map(({ hand, cells }) => (
              <tr key={hand}>
                <th scope="row">{handName(hand)}</th>
                {cells.map((code, column) => (
                  <td
                    key={CHART_UPS[column]}
                    data-code={code}
                    data-here={(here?.row === hand && here.column === column) || undefined}
                  >
                    {code}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      <dl>
        {CODES.map(([code, means]) => (
          <div key={code}>
            <dt data-code={code}>{code}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <p className="caption">Insurance is never worth its price.</p>
    </section>
  );
}
