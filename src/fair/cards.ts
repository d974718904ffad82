/** A card is 0 to 51: rank = card div 4 over RANKS, suit = card mod 4 over SUITS. */
export const RANKS = ["2", "3", "4", "5", "6", "7", "8", "9", "T", "J", "Q", "K", "A"] as const;
export const SUITS = ["d", "h", "s", "c"] as const;
export type Rank = (typeof RANKS)[number];
export type Suit = (typeof SUITS)[number];
/** As written on the wire and in vectors: "Qd". */
export type CardText = `${Rank}${Suit}`;

export const DECK: readonly number[] = Array.from({ length: 52 }, (_, card) => card);

/** 0 for a two, 12 for an ace. */
export const rankIndex = (card: number): number => card >> 2;
/** 0 diamonds, 1 hearts, 2 spades, 3 clubs. */
export const suitIndex = (card: number): number => card & 3;

const TEXTS: readonly CardText[] = DECK.map(
  (card): CardText => `${RANKS[rankIndex(card)] as Rank}${SUITS[suitIndex(card)] as Suit}`,
);

export const cardText = (card: number): CardText => TEXTS[card] as CardText;

const NUMBERS: ReadonlyMap<string, number> = new Map(DECK.map((card) => [cardText(card), card]));

/** The card that a text names; undefined if none. */
export const cardNumber = (text: string): number | undefined => NUMBERS.get(text);
