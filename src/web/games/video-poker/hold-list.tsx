import { type Ratio, toDecimal } from "../../../base/ratio.ts";
import { cardNumber } from "../../../fair/cards.ts";
import { rulesIdOf } from "../../../games/game.ts";
import { oddsOf } from "../../../games/odds.ts";
import { HANDS } from "../../../games/video-poker/counts.ts";
import { LINES, type Line, listedHold } from "../../../games/video-poker/lines.ts";
import { videoPokerOdds } from "../../../games/video-poker/odds.ts";
import { PUBLISHED } from "../../../games/video-poker/published.generated.ts";
import { type Decided, listReturn, meanReturn } from "../../../games/video-poker/ranking.ts";
import type { VideoPokerRules, VideoPokerView } from "../../../games/video-poker/video-poker.ts";
import { Card } from "../../ui/card.tsx";
import { percentText } from "../../ui/percent.ts";
import "./hold-list.css";

const bestReturn = (rules: VideoPokerRules): Ratio => oddsOf(videoPokerOdds.distribution(rules, {})).rtp;

/** The line that decides the five cards on the table; undefined when there is nothing to decide. */
function lineOf(view: VideoPokerView | null): number | undefined {
  if (!view || view.held) return undefined;
  return listedHold(view.hand.map((card) => cardNumber(card) ?? 0)).line;
}

type RowProps = { readonly line: Line; readonly decided: Decided; readonly here: boolean };

function Row({ line, decided, here }: RowProps) {
  return (
    <li data-here={here || undefined} aria-current={here || undefined}>
      <span className="vp-line-cards" aria-hidden="true">
        {line.example.map((card, at) => (
          <span key={card} data-kept={at < line.kept || undefined}>
            <Card card={card} width={30} />
          </span>
        ))}
      </span>
      <span className="vp-line-name">
        {line.name}
        {here && <b> · your hand</b>}
      </span>
      <span className="caption figures">{percentText(decided.hands / HANDS)} of hands</span>
      <b className="figures">{toDecimal(meanReturn(decided), 2)}×</b>
    </li>
  );
}

type Props = {
  readonly rules: VideoPokerRules;
  /** The hand on the table, if there is one: its line is marked. */
  readonly view: VideoPokerView | null;
};

/** What to hold, as a ranked list. It is measured for the published pays only: other pays have another order. */
export function HoldList({ rules, view }: Props) {
  if (rulesIdOf("video-poker", rules) !== PUBLISHED.rulesId) {
    return (
      <p className="caption">
        This house pays other than the usual table, and the usual list is only right for that one. What would
        have been best is still worked out after every hand.
      </p>
    );
  }
  const here = lineOf(view);
  return (
    <section className="vp-list" aria-label="The ranked list">
      <p className="caption">
        Go down the list and hold what the first line that fits says; the cards shown standing up are an
        example. Right: how often the line decides, and what one staked then returns on average.
      </p>
      <ol>
        {LINES.map((line, at) => {
          const decided = PUBLISHED.lines[at];
          return decided && <Row key={line.id} line={line} decided={decided} here={at === here} />;
        })}
      </ol>
      <p className="caption">
        Three to a straight flush have a point for each straight that can be made of them and a point for each
        jack, queen, king or ace among them.
      </p>
      <p className="caption">
        Played through all {HANDS.toLocaleString("en")} hands the list returns{" "}
        {toDecimal(listReturn(PUBLISHED.lines), 6)} of every credit. The best play there is returns{" "}
        {toDecimal(bestReturn(rules), 6)}: it looks at the cards thrown away as well, which no short list can.
      </p>
    </section>
  );
}
