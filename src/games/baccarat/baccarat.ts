import { bad, ok, type Result } from "../../base/refusal.ts";
import { type CardText, cardText, rankIndex } from "../../fair/cards.ts";
import type { Draws } from "../../fair/draws.ts";
import type { OneShotGame } from "../game.ts";
import { isMultiplier, isRecord, oneOf, onlyKeys } from "../parse.ts";
import { bankerDraws, isNatural, playerDraws, pointsOf } from "./coup.ts";

export const BACCARAT_BETS = ["player", "banker", "tie"] as const;
export type BaccaratOn = (typeof BACCARAT_BETS)[number];

/** What a winning bet returns, ten-thousandths; push is what player and banker get back when the coup is a tie. */
export type BaccaratRules = Readonly<Record<BaccaratOn | "push", number>>;
export type BaccaratBet = { readonly on: BaccaratOn };
/** cards: all of them in the order of drawing, player, player, banker, banker, then the third cards. */
export type BaccaratOutcome = {
  readonly cards: readonly CardText[];
  readonly player: readonly CardText[];
  readonly banker: readonly CardText[];
  readonly playerTotal: number;
  readonly bankerTotal: number;
};

/** Banker 19 to 20 (5 % commission), player even money, tie 9 to 1. */
const RULES: BaccaratRules = { player: 20_000, banker: 19_500, tie: 100_000, push: 10_000 };
const RULE_KEYS = [...BACCARAT_BETS, "push"] as const;

function parseRules(input: unknown): Result<BaccaratRules> {
  if (!isRecord(input))
    return bad("", 'rules are {"player", "banker", "tie", "push"}, each in ten-thousandths');
  for (const key of RULE_KEYS) {
    if (!isMultiplier(input[key])) return bad(`/${key}`, `${key} is a whole number of ten-thousandths`);
  }
  return (
    onlyKeys(input, RULE_KEYS) ??
    ok(Object.fromEntries(RULE_KEYS.map((key) => [key, input[key]])) as BaccaratRules)
  );
}

function parseBet(_rules: BaccaratRules, input: unknown): Result<BaccaratBet> {
  if (!isRecord(input)) return bad("", 'a bet is {"on": "player"}, {"on": "banker"} or {"on": "tie"}');
  const on = oneOf(BACCARAT_BETS, input["on"]);
  if (on === undefined) return bad("/on", `on is one of ${BACCARAT_BETS.join(", ")}`);
  return onlyKeys(input, ["on"]) ?? ok({ on });
}

function draw(_rules: BaccaratRules, _bet: BaccaratBet, draws: Draws): BaccaratOutcome {
  const cards: CardText[] = [];
  const player: CardText[] = [];
  const banker: CardText[] = [];
  /** Deals a card to a hand and gives its points. */
  const deal = (hand: CardText[]): number => {
    const card = draws.below(52);
    cards.push(cardText(card));
    hand.push(cardText(card));
    return pointsOf(rankIndex(card));
  };
  let playerTotal = (deal(player) + deal(player)) % 10;
  let bankerTotal = (deal(banker) + deal(banker)) % 10;
  if (!isNatural(playerTotal) && !isNatural(bankerTotal)) {
    const third = playerDraws(playerTotal) ? deal(player) : undefined;
    playerTotal = (playerTotal + (third ?? 0)) % 10;
    if (bankerDraws(bankerTotal, third)) bankerTotal = (bankerTotal + deal(banker)) % 10;
  }
  return { cards, player, banker, playerTotal, bankerTotal };
}

function multiplier(rules: BaccaratRules, bet: BaccaratBet, outcome: BaccaratOutcome): number {
  const { playerTotal, bankerTotal } = outcome;
  if (playerTotal === bankerTotal) return bet.on === "tie" ? rules.tie : rules.push;
  const winner: BaccaratOn = playerTotal > bankerTotal ? "player" : "banker";
  return bet.on === winner ? rules[winner] : 0;
}

export const baccarat: OneShotGame<BaccaratRules, BaccaratBet, BaccaratOutcome> = {
  id: "baccarat",
  name: "Baccarat",
  kind: "one-shot",
  rules: RULES,
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules,
  parseBet,
  draw,
  multiplier,
};
