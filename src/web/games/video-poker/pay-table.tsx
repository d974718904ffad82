import { type Category, PAID } from "../../../games/video-poker/category.ts";
import type { VideoPokerRules } from "../../../games/video-poker/video-poker.ts";
import { amountText, timesText } from "../../ui/amount-text.ts";
import { CATEGORY_NAMES } from "./words.ts";

type Props = {
  readonly rules: VideoPokerRules;
  /** Minor units that the pays are worked out for. */
  readonly stake: number;
  /** What the five cards are now; null while there are none or they are moving. */
  readonly now: Category | null;
  readonly over: boolean;
};

/** What every hand pays, for one and for this stake; the line of the hand on the table is lit. */
export function PayTable({ rules, stake, now, over }: Props) {
  return (
    <ol className="vp-pays" aria-label="What hands pay">
      {PAID.map((category) => (
        <li key={category} data-now={now === category || undefined} data-over={over || undefined}>
          <span>
            {now === category && <span aria-hidden="true">▸ </span>}
            {CATEGORY_NAMES[category]}
          </span>
          <span className="figures vp-times">{timesText(rules.pays[category])}</span>
          <b className="figures">{amountText(Math.floor((stake * rules.pays[category]) / 10_000))}</b>
        </li>
      ))}
    </ol>
  );
}
