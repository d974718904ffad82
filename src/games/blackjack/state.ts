/** open: the player is to move on it, or it waits for its turn; the others are final. */
export type HandEnd = "open" | "stood" | "bust" | "surrendered";
export type Hand = {
  readonly cards: readonly number[];
  /** Minor units on this hand: the opening stake, twice that once doubled. */
  readonly stake: number;
  readonly end: HandEnd;
};
export type BlackjackState = {
  /** Opening stake, minor units. */
  readonly stake: number;
  /** Staked on insurance, minor units; 0 without. */
  readonly insurance: number;
  /** Every card in drawing order: player, player, dealer, dealer, then as drawn. */
  readonly drawn: readonly number[];
  /** Up card, hole card, then what the dealer drew. */
  readonly dealer: readonly number[];
  readonly hands: readonly Hand[];
  /** The hand that is being played; as many as there are hands once all are. */
  readonly at: number;
  readonly phase: "insurance" | "play" | "over";
};

export const MOVES = ["insurance", "no-insurance", "hit", "stand", "double", "split", "surrender"] as const;
export type BlackjackMoveName = (typeof MOVES)[number];
export type BlackjackMove = { readonly move: BlackjackMoveName };

export const RESULTS = ["blackjack", "win", "push", "lose", "bust", "surrender"] as const;
export type HandResult = (typeof RESULTS)[number];
