import type { CardText } from "../../../fair/cards.ts";
import type { Category } from "../../../games/video-poker/category.ts";

const ALIKE: readonly Category[] = ["four-of-a-kind", "three-of-a-kind", "two-pair", "jacks-or-better"];

/** Which of the five cards make the hand what it is, by position. */
export function countingCards(hand: readonly CardText[], category: Category): readonly boolean[] {
  if (category === "nothing") return hand.map(() => false);
  if (!ALIKE.includes(category)) return hand.map(() => true);
  return hand.map(([rank]) => hand.filter((other) => other[0] === rank).length > 1);
}
