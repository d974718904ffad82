import { DECK } from "../../fair/cards.ts";
import { CATEGORIES, categoryOf, PAID } from "./category.ts";

const HAND = 5;
const NOT_DEALT = DECK.length - HAND;
const SUBSETS = 1 << HAND;
const WIDTH = PAID.length;

/** CHOOSE[k * 64 + n] = n over k. */
const CHOOSE = Int32Array.from({ length: 64 * (HAND + 1) }, (_, at) => {
  let product = 1;
  for (let i = 0; i < at >> 6; i += 1) product = (product * ((at & 63) - i)) / (i + 1);
  return product;
});
const choose = (n: number, k: number): number => CHOOSE[k * 64 + n] as number;

/** The number of five-card hands. */
export const HANDS = choose(DECK.length, HAND);
/** Ways in which d cards may be drawn from the 47 that were not dealt. */
export const waysToDraw = (d: number): number => choose(NOT_DEALT, d);

/** The number of cards in each of the 32 subsets of five positions; a subset is a mask of positions. */
export const SIZE: readonly number[] = Array.from({ length: SUBSETS }, (_, mask) => {
  let size = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) size += 1;
  return size;
});

const PLACES = new Int32Array(SUBSETS);

/**
 * Where each subset of an ascending hand stands among the sets of its size, by the combinatorial number system: cards
 * a < b < c are at C(a, 1) + C(b, 2) + C(c, 3). The array is used again by the next call.
 */
function placesOf(hand: readonly number[]): Int32Array {
  for (let mask = 1; mask < SUBSETS; mask += 1) {
    const top = 31 - Math.clz32(mask);
    PLACES[mask] = (PLACES[mask ^ (1 << top)] as number) + choose(hand[top] as number, SIZE[mask] as number);
  }
  return PLACES;
}

/** Where an ascending hand stands among all HANDS hands. */
export function placeOf(hand: readonly number[]): number {
  let place = 0;
  for (let at = 0; at < HAND; at += 1) place += choose(hand[at] as number, at + 1);
  return place;
}

/**
 * smaller[k]: for each set of k cards (0 to 4) how many of the 2,598,960 hands that contain it fall into each paid
 * category. whole: the category of each hand itself.
 */
type HandCounts = {
  readonly smaller: readonly (Uint8Array | Uint16Array | Uint32Array)[];
  readonly whole: Uint8Array;
};

function addHand({ smaller, whole }: HandCounts, hand: readonly number[], category: number): void {
  const places = placesOf(hand);
  for (let mask = 0; mask < SUBSETS - 1; mask += 1) {
    const table = smaller[SIZE[mask] as number] as Uint32Array;
    const at = (places[mask] as number) * WIDTH + category;
    table[at] = (table[at] as number) + 1;
  }
  whole[places[SUBSETS - 1] as number] = category;
}

function countHands(): HandCounts {
  const cells = (k: number): number => choose(DECK.length, k) * WIDTH;
  const counts: HandCounts = {
    smaller: [
      new Uint32Array(cells(0)),
      new Uint32Array(cells(1)),
      new Uint16Array(cells(2)),
      new Uint16Array(cells(3)),
      new Uint8Array(cells(4)),
    ],
    whole: new Uint8Array(HANDS).fill(WIDTH),
  };
  const hand = [0, 1, 2, 3, 4];
  for (;;) {
    const category = CATEGORIES.indexOf(categoryOf(hand));
    if (category < WIDTH) addHand(counts, hand, category);
    let at = 0;
    while (at < HAND - 1 && (hand[at] as number) + 1 === hand[at + 1]) at += 1;
    const next = (hand[at] as number) + 1;
    if (next === DECK.length) return counts;
    hand[at] = next;
    for (let below = 0; below < at; below += 1) hand[below] = below;
  }
}

let made: HandCounts | undefined;

/**
 * What may come of an ascending hand: cell mask * 9 + c says in how many of the C(47, 5 - held) draws keeping the
 * positions of the mask ends in paid category c. By inclusion and exclusion over what is thrown away (Ethier, Kim and Lee,
 * "Optimal conditional expectation at the video poker game Jacks or Better", arXiv:1602.04171, count the same by hand):
 * hands that contain H and nothing of D are the sum over S in D of (-1)^|S| times the hands that contain H and S.
 *
 * The first call counts all hands, which takes about half a second and 6 MB. The array is used again by the next call.
 */
export function drawCounts(hand: readonly number[]): Int32Array {
  made ??= countHands();
  const places = placesOf(hand);
  for (let mask = 0; mask < SUBSETS - 1; mask += 1) {
    const table = made.smaller[SIZE[mask] as number] as Uint32Array;
    const from = (places[mask] as number) * WIDTH;
    for (let c = 0; c < WIDTH; c += 1) CELLS[mask * WIDTH + c] = table[from + c] as number;
  }
  CELLS.fill(0, (SUBSETS - 1) * WIDTH);
  const pat = made.whole[places[SUBSETS - 1] as number] as number;
  if (pat < WIDTH) CELLS[(SUBSETS - 1) * WIDTH + pat] = 1;
  for (let position = 1; position < SUBSETS; position <<= 1) subtractWith(position);
  return CELLS;
}

const CELLS = new Int32Array(SUBSETS * WIDTH);

/** From every mask without the position takes what contains the position as well. */
function subtractWith(position: number): void {
  for (let mask = 0; mask < SUBSETS; mask += 1) {
    if (mask & position) continue;
    for (let c = 0; c < WIDTH; c += 1) {
      const at = mask * WIDTH + c;
      CELLS[at] = (CELLS[at] as number) - (CELLS[at + position * WIDTH] as number);
    }
  }
}
