import type { HandView } from "../../../games/blackjack/view.ts";
import { amountText } from "../../ui/amount-text.ts";
import { Chip } from "../../ui/chip.tsx";
import { PlayingCard } from "../playing-card.tsx";
import { RESULT_NAMES, totalName } from "./words.ts";

type Props = {
  readonly hand: HandView;
  readonly number: number;
  readonly of: number;
  /** Whether it is the one to be played now. */
  readonly current: boolean;
  /** When each of its cards begins to move; undefined for those that lie. */
  readonly moments: readonly (number | undefined)[];
  /** While cards move, totals and results would tell too early. */
  readonly quiet: boolean;
};

const signed = ({ payout, stake }: HandView): string => amountText((payout ?? 0) - stake, true);

/** A hand of the player: cards, total, chips, and what became of it. */
export function PlayerHand({ hand, number, of, current, moments, quiet }: Props) {
  const result = quiet ? null : hand.result;
  const named = of > 1 ? `Hand ${number}` : "Your hand";
  return (
    <section className="bj-hand" aria-label={named} data-current={current || undefined} data-result={result}>
      <div className="bj-cards">
        {hand.cards.map((card, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a card is its place in the hand.
          <PlayingCard key={index} card={card} dealtAtMs={moments[index]} />
        ))}
      </div>
      <p className="bj-total">
        {current && <span className="bj-turn">▸ {of > 1 ? named : "Your turn"} </span>}
        <b className="figures">{quiet ? "…" : totalName(hand)}</b>
        {result && <span className="bj-result">{RESULT_NAMES[result]}</span>}
      </p>
      <p className="bj-stake">
        <Chip minor={hand.stake} size={26} />
        <span className="figures">{result ? signed(hand) : amountText(hand.stake)}</span>
      </p>
    </section>
  );
}
