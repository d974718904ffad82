import { MULTIPLIER_ONE } from "../../base/money.ts";
import { bad, ok, type Result } from "../../base/refusal.ts";
import type { OneShotGame } from "../game.ts";
import { isRecord, oneOf, onlyKeys, wholeNumber } from "../parse.ts";

export const HUNDRED_SIDES = ["under", "over"] as const;
export type HundredSide = (typeof HUNDRED_SIDES)[number];

/** rtp: what every bet is to return, ten-thousandths; the multiplier follows from it and the chance. */
export type HundredRules = { readonly rtp: number };
/** target: 0.01 to 98.00 under, 2.00 to 99.99 over, at most two decimals. */
export type HundredBet = { readonly side: HundredSide; readonly target: number };
export type HundredOutcome = { readonly roll: number };

/** The roll is one of 0.00, 0.01, … 100.00. */
export const ROLLS = 10_001;
/** A bet may win on 1 to 9800 of them. */
export const WAYS_MAX = 9_800;

const RULES: HundredRules = { rtp: 9_900 };

/** Hundredths of a number with at most two decimals; undefined for anything else. Both divisions round to the nearest double, so equal hundredths are equal numbers. */
function hundredths(value: unknown): number | undefined {
  if (typeof value !== "number" || !(value >= 0 && value <= 100)) return undefined;
  const whole = Math.round(value * 100);
  return whole / 100 === value ? whole : undefined;
}

/** On how many of the rolls a bet wins: under 50.00 on 0.00 to 49.99, over 50.00 on 50.01 to 100.00. */
export const waysOf = (bet: HundredBet): number =>
  bet.side === "under" ? Math.round(bet.target * 100) : ROLLS - 1 - Math.round(bet.target * 100);

/** The pay on w winning rolls of 10001: floor(rtp * 10001 / w) ten-thousandths. */
export const payOf = (rules: HundredRules, ways: number): number => Math.floor((rules.rtp * ROLLS) / ways);

function parseRules(input: unknown): Result<HundredRules> {
  if (!isRecord(input)) return bad("", 'rules are {"rtp": ten-thousandths}');
  const rtp = wholeNumber(input["rtp"], 0, MULTIPLIER_ONE);
  if (rtp === undefined)
    return bad("/rtp", `rtp is a whole number of ten-thousandths up to ${MULTIPLIER_ONE}`);
  return onlyKeys(input, ["rtp"]) ?? ok({ rtp });
}

function parseBet(_rules: HundredRules, input: unknown): Result<HundredBet> {
  if (!isRecord(input)) return bad("", 'a bet is {"side": "under" or "over", "target": 49.50}');
  const side = oneOf(HUNDRED_SIDES, input["side"]);
  if (side === undefined) return bad("/side", "side is under or over");
  const whole = hundredths(input["target"]);
  if (whole === undefined)
    return bad("/target", "target is a number from 0 to 100 with at most two decimals");
  const bet: HundredBet = { side, target: whole / 100 };
  const ways = waysOf(bet);
  if (ways < 1 || ways > WAYS_MAX) {
    return bad(
      "/target",
      side === "under" ? "under needs a target from 0.01 to 98" : "over needs a target from 2 to 99.99",
    );
  }
  return onlyKeys(input, ["side", "target"]) ?? ok(bet);
}

export const hundred: OneShotGame<HundredRules, HundredBet, HundredOutcome> = {
  id: "hundred",
  name: "Hundred",
  kind: "one-shot",
  rules: RULES,
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules,
  parseBet,
  draw: (_rules, _bet, draws) => ({ roll: draws.below(ROLLS) / 100 }),
  multiplier: (rules, bet, { roll }) =>
    (bet.side === "under" ? roll < bet.target : roll > bet.target) ? payOf(rules, waysOf(bet)) : 0,
};
