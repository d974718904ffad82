import { bad, ok, type Result } from "../../base/refusal.ts";
import type { Draws } from "../../fair/draws.ts";
import type { OneShotGame } from "../game.ts";
import { isMultiplier, isRecord, onlyKeys } from "../parse.ts";

export const SIDES = ["heads", "tails"] as const;
export type Side = (typeof SIDES)[number];

/** win: what a right call returns, ten-thousandths. */
export type CoinflipRules = { readonly win: number };
export type CoinflipBet = { readonly side: Side };
export type CoinflipOutcome = { readonly side: Side };

/** 1.98x on an even chance: a return of exactly 99/100. */
const RULES: CoinflipRules = { win: 19_800 };

const isSide = (value: unknown): value is Side => SIDES.includes(value as Side);

function parseRules(input: unknown): Result<CoinflipRules> {
  if (!isRecord(input)) return bad("", 'rules are an object {"win": ten-thousandths}');
  const win = input["win"];
  if (!isMultiplier(win)) return bad("/win", "win is a whole number of ten-thousandths");
  return onlyKeys(input, ["win"]) ?? ok({ win });
}

function parseBet(_rules: CoinflipRules, input: unknown): Result<CoinflipBet> {
  if (!isRecord(input)) return bad("", 'a coinflip bet is {"side": "heads"} or {"side": "tails"}');
  const side = input["side"];
  if (!isSide(side)) return bad("/side", "side is heads or tails");
  return onlyKeys(input, ["side"]) ?? ok({ side });
}

export const coinflip: OneShotGame<CoinflipRules, CoinflipBet, CoinflipOutcome> = {
  id: "coinflip",
  name: "Coinflip",
  kind: "one-shot",
  rules: RULES,
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules,
  parseBet,
  draw: (_rules, _bet, draws: Draws) => ({ side: SIDES[draws.below(2)] as Side }),
  multiplier: (rules, bet, outcome) => (bet.side === outcome.side ? rules.win : 0),
};
