import type { CSSProperties } from "react";
import type { CardText } from "../../fair/cards.ts";
import { Card } from "../ui/card.tsx";
import "./playing-card.css";

type Props = {
  /** null lies face down. */
  readonly card: CardText | null;
  /** Comes from the shoe now, so many milliseconds after the motion began. Absent: it lies there already. */
  readonly dealtAtMs?: number | undefined;
  /** Was face down and is turned now. */
  readonly turnedAtMs?: number | undefined;
};

/** A card on a table: slides in from where --shoe-x and --shoe-y say, turns over on the way, and lies. Its width is --card. */
export function PlayingCard({ card, dealtAtMs, turnedAtMs }: Props) {
  const startMs = dealtAtMs ?? turnedAtMs;
  const motion = dealtAtMs !== undefined ? "deal" : turnedAtMs !== undefined ? "turn" : undefined;
  return (
    <span
      className="pcard"
      data-motion={motion}
      style={startMs === undefined ? undefined : ({ "--after": `${startMs}ms` } as CSSProperties)}
    >
      <span className="pcard-body">
        <span className="pcard-side">
          <Card card={card} />
        </span>
        {motion && card !== null && (
          <span className="pcard-side back" aria-hidden="true">
            <Card card={null} />
          </span>
        )}
      </span>
    </span>
  );
}
