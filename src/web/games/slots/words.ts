import type { SlotsBet, SlotsOutcome } from "../../../games/slots/slots.ts";
import { defineWords } from "../words.ts";

const NAMES = {
  cherry: "cherry",
  lemon: "lemon",
  plum: "plum",
  bell: "bell",
  bar: "bar",
  seven: "seven",
  star: "star",
};

/** The middle row says the most in the least room. */
const middle = ({ window }: SlotsOutcome): string =>
  (window[1] ?? []).map((symbol) => NAMES[symbol]).join(", ");

export const slotsWords = defineWords<SlotsBet, SlotsOutcome>({
  bet: () => "All lines",
  outcome: middle,
  mark: ({ window }) => (window[1] ?? []).map((symbol) => symbol[0]?.toUpperCase()).join(""),
  draw: ({ window }, index) => `reel ${index + 1} stops at ${window[0]?.[index] ?? ""}`,
});
