import {
  distanceOf,
  type NumberGuessBet,
  type NumberGuessOutcome,
} from "../../../games/number-guess/number-guess.ts";
import { defineWords } from "../words.ts";

export const numberGuessWords = defineWords<NumberGuessBet, NumberGuessOutcome>({
  bet: ({ guess }) => `Guess ${guess}`,
  outcome: ({ target }) => `The number was ${target}`,
  mark: ({ target }) => String(target),
  draw: ({ target }) => `number ${target}`,
});

/** "exactly", "3 away". */
export function distanceText(guess: number, target: number): string {
  const distance = distanceOf(guess, target);
  return distance === 0 ? "exactly" : `${distance} away`;
}
