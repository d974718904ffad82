import type { HundredBet, HundredOutcome } from "../../../games/hundred/hundred.ts";
import { defineWords } from "../words.ts";

export const hundredWords = defineWords<HundredBet, HundredOutcome>({
  bet: ({ side, target }) => `${side === "under" ? "Under" : "Over"} ${target.toFixed(2)}`,
  outcome: ({ roll }) => roll.toFixed(2),
  mark: ({ roll }) => String(Math.floor(roll)),
  draw: ({ roll }) => `roll ${roll.toFixed(2)}`,
});
