import type { CardText } from "../../../fair/cards.ts";
import { PlayingCard } from "../playing-card.tsx";

type Props = {
  readonly position: number;
  readonly card: CardText | null;
  readonly held: boolean;
  /** Part of what the hand is. */
  readonly counts: boolean;
  readonly dealtAtMs: number | undefined;
  readonly disabled: boolean;
  onToggle(): void;
};

/** A card with the key under it that keeps it. */
export function HoldKey({ position, card, held, counts, dealtAtMs, disabled, onToggle }: Props) {
  return (
    <button
      type="button"
      className="vp-place"
      aria-pressed={held}
      aria-disabled={disabled || undefined}
      data-counts={counts || undefined}
      onClick={() => disabled || onToggle()}
    >
      <PlayingCard key={card} card={card} dealtAtMs={dealtAtMs} />
      <span className="vp-hold">
        {held ? "Held" : "Hold"} <span className="vp-digit">{position + 1}</span>
      </span>
    </button>
  );
}
