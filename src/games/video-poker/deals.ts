/**
 * The 134,459 kinds of deals that no exchange of suits turns into one another. A hand is four sets of ranks, one a
 * suit; sorted, those of hands of one kind are the same.
 */
export type Deal = {
  /** Five cards, ascending. */
  readonly hand: readonly number[];
  /** How many of the 2,598,960 hands are of this kind. */
  readonly hands: number;
};

const HAND = 5;
const RANKS = 13;
const SUITS = 4;

/** MASKS[k]: the sets of k ranks as bit masks, ascending. */
const MASKS: readonly (readonly number[])[] = Array.from({ length: HAND + 1 }, (_, k) =>
  Array.from({ length: 1 << RANKS }, (_, mask) => mask).filter((mask) => sizeOf(mask) === k),
);

function sizeOf(mask: number): number {
  let size = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) size += 1;
  return size;
}

/** In how many ways four sets can be dealt to four suits: 4! over the repetitions. */
function arrangements(sets: readonly number[]): number {
  let ways = 1;
  for (let i = 0; i < sets.length; i += 1) {
    ways *= i + 1;
    ways /= sets.slice(0, i + 1).filter((set) => set === sets[i]).length;
  }
  return ways;
}

function handOf(sets: readonly number[]): number[] {
  const hand: number[] = [];
  for (let rank = 0; rank < RANKS; rank += 1) {
    for (let suit = 0; suit < SUITS; suit += 1) {
      if ((sets[suit] as number) & (1 << rank)) hand.push(rank * SUITS + suit);
    }
  }
  return hand;
}

/** Sets in falling order, so each multiset of four comes once. */
function* fallingSets(sets: readonly number[], left: number): Generator<readonly number[]> {
  const most = sets.at(-1) ?? 1 << RANKS;
  if (sets.length === SUITS) {
    if (left === 0) yield sets;
    return;
  }
  const smallest = sets.length === SUITS - 1 ? left : 0;
  for (let size = smallest; size <= left; size += 1) {
    for (const mask of MASKS[size] ?? []) {
      if (mask > most) break;
      yield* fallingSets([...sets, mask], left - size);
    }
  }
}

export function* everyDeal(): Generator<Deal> {
  for (const sets of fallingSets([], HAND)) yield { hand: handOf(sets), hands: arrangements(sets) };
}
