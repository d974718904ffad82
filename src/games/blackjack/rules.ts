import { MULTIPLIER_ONE } from "../../base/money.ts";
import { bad, ok, type Result } from "../../base/refusal.ts";
import { isRecord, oneOf, onlyKeys, wholeNumber } from "../parse.ts";

/** What may differ from table to table. Infinite deck, peek, doubling on any two cards and one card to split aces do not. */
export type BlackjackRules = {
  /** What a blackjack returns, ten-thousandths, stake included: 25,000 is 3 to 2. */
  readonly blackjack: number;
  /** What the dealer does on a soft 17. */
  readonly soft17: "stand" | "hit";
  readonly doubleAfterSplit: "allowed" | "refused";
  /** late: after the dealer has looked for a blackjack. */
  readonly surrender: "late" | "none";
  readonly insurance: "offered" | "none";
  /** Hands that one may come to by splitting; 1 is no splitting. */
  readonly handsMax: number;
};

export const RULES: BlackjackRules = {
  blackjack: 25_000,
  soft17: "stand",
  doubleAfterSplit: "allowed",
  surrender: "late",
  insurance: "offered",
  handsMax: 4,
};

const CHOICES = {
  soft17: ["stand", "hit"],
  doubleAfterSplit: ["allowed", "refused"],
  surrender: ["late", "none"],
  insurance: ["offered", "none"],
} as const;
/** A blackjack is paid even money at least and 3 to 1 at most. */
const PAY_MIN = 2 * MULTIPLIER_ONE;
const PAY_MAX = 4 * MULTIPLIER_ONE;
const HANDS_MAX = 4;

export function parseBlackjackRules(input: unknown): Result<BlackjackRules> {
  if (!isRecord(input)) return bad("", `rules are an object of ${Object.keys(RULES).join(", ")}`);
  const blackjack = wholeNumber(input["blackjack"], PAY_MIN, PAY_MAX);
  if (blackjack === undefined) {
    return bad("/blackjack", `blackjack is a whole number of ten-thousandths, ${PAY_MIN} to ${PAY_MAX}`);
  }
  const handsMax = wholeNumber(input["handsMax"], 1, HANDS_MAX);
  if (handsMax === undefined) return bad("/handsMax", `handsMax is a whole number from 1 to ${HANDS_MAX}`);
  const soft17 = oneOf(CHOICES.soft17, input["soft17"]);
  const doubleAfterSplit = oneOf(CHOICES.doubleAfterSplit, input["doubleAfterSplit"]);
  const surrender = oneOf(CHOICES.surrender, input["surrender"]);
  const insurance = oneOf(CHOICES.insurance, input["insurance"]);
  if (!soft17 || !doubleAfterSplit || !surrender || !insurance) {
    const parsed = { soft17, doubleAfterSplit, surrender, insurance };
    const keys = Object.keys(CHOICES) as (keyof typeof CHOICES)[];
    const key = keys.find((each) => parsed[each] === undefined) ?? "soft17";
    return bad(`/${key}`, `${key} is ${CHOICES[key].join(" or ")}`);
  }
  return (
    onlyKeys(input, Object.keys(RULES)) ??
    ok({ blackjack, soft17, doubleAfterSplit, surrender, insurance, handsMax })
  );
}
