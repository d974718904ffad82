import type { BlackjackView } from "../../../games/blackjack/view.ts";

/** One card after the other; each takes DEAL_MS to lie. */
const STEP_MS = 120;
const DEALER_STEP_MS = 220;
const DEAL_MS = 280;

/** When each card begins to move, milliseconds from the beginning; absent for one that lay there before. */
export type Timing = {
  readonly hands: readonly (readonly (number | undefined)[])[];
  readonly dealer: readonly (number | undefined)[];
  /** When the hole card is turned, if it is. */
  readonly hole: number | undefined;
  readonly totalMs: number;
};

/** How many cards of each hand lay there before: a split puts two hands of one card in the place of one. */
function knownCards(before: BlackjackView | null, after: BlackjackView): readonly number[] {
  if (!before) return after.hands.map(() => 0);
  const at = before.at ?? 0;
  const lengths = before.hands.map(({ cards }) => cards.length);
  return after.hands.length > before.hands.length
    ? [...lengths.slice(0, at), 1, 1, ...lengths.slice(at + 1)]
    : lengths;
}

/** Cards move in the order in which they were drawn: hands from the left, then the dealer's. */
export function timingOf(before: BlackjackView | null, after: BlackjackView): Timing {
  const known = knownCards(before, after);
  let atMs = -STEP_MS;
  const hands = after.hands.map(({ cards }, hand) =>
    cards.map((_, index) => {
      if (index < (known[hand] ?? 0)) return undefined;
      atMs += STEP_MS;
      return atMs;
    }),
  );
  const lay = before?.dealer.cards.length ?? 0;
  const turned = before !== null && before.dealer.cards[1] === null && after.dealer.cards[1] !== null;
  if (turned) atMs = Math.max(0, atMs) + DEALER_STEP_MS;
  const hole = turned ? atMs : undefined;
  const dealer = after.dealer.cards.map((_, index) => {
    if (index < lay) return undefined;
    atMs += before ? DEALER_STEP_MS : STEP_MS;
    return atMs;
  });
  return { hands, dealer, hole, totalMs: Math.max(0, atMs) + DEAL_MS };
}

/** Every moment at which a card moves, ascending. */
export const cardMoments = ({ hands, dealer, hole }: Timing): number[] =>
  [...hands.flat(), ...dealer, hole].filter((ms) => ms !== undefined).sort((a, b) => a - b);
