import type { ComponentType } from "react";
import type { Json } from "../../base/canonical.ts";
import type { Sound } from "./sound.ts";

/** idle: a still; waiting: the bet is on its way; revealing: the server has answered and the scene plays that answer out. */
export const PHASES = ["idle", "waiting", "revealing"] as const;
export type Phase = (typeof PHASES)[number];

/** A round as a scene needs it. For an open round of a game with choices, outcome is what the player may see so far. */
export type SceneResult<Bet = Json, Outcome = Json> = {
  readonly id: string;
  readonly state: "open" | "settled";
  readonly bet: Bet;
  readonly outcome: Outcome;
  readonly moves: readonly Json[];
  /** Minor units: everything staked, and what of it the round was opened with. */
  readonly stake: number;
  readonly openingStake: number;
  readonly payout: number;
  /** Ten-thousandths. */
  readonly multiplier: number;
};

/**
 * What a scene is given. It draws `result` and nothing else: while the phase is "revealing" as a motion that ends in it, otherwise as
 * the still at the end of that motion. It calls onRevealed once when the motion is over; a frame that stops being
 * "revealing" early has been skipped. Methods, not properties, so that a scene of narrow types fits the registry.
 */
export type SceneProps<Rules = Json, Bet = Json, Outcome = Json> = {
  readonly rules: Rules;
  /** The bet being composed; null while there is none to play. */
  readonly bet: Bet | null;
  onBetChange(bet: Bet | null): void;
  /** Minor units of credits: what the slip says. With `stakeOf` it is what one chip is worth. */
  readonly stake: number;
  onStakeChange(stake: number): void;
  readonly stakeMin: number;
  readonly stakeMax: number;
  readonly phase: Phase;
  /** The current round, or the last one, or null before the first. */
  readonly result: SceneResult<Bet, Outcome> | null;
  onRevealed(): void;
  /** Games with choices: makes a move in the open round. */
  onMove(move: Json): void;
  /** What is chosen but not yet sent (cards to hold, a tile to turn); null again after every move. */
  readonly choice: Json;
  onChoice(choice: Json): void;
  readonly reducedMotion: boolean;
  readonly sound: Sound;
};

/** A key that a scene answers to, for the list of keys. */
export type SceneKey = { readonly keys: string; readonly does: string };

/** A move that can be made now, shown as a button in the slip with its key. */
export type SceneMove = {
  readonly key: string;
  readonly label: string;
  readonly move: Json;
  /** A second line: the chance and the price of a choice. */
  readonly detail?: string;
  /** Minor units that the move adds to the stake, if it adds any. */
  readonly adds?: number;
  readonly tone?: "plain" | "main";
  /** As wide as the slip. */
  readonly wide?: true;
};

/** A figure of an open round, shown in the slip: what it returns as it stands, what the next step would make of it. */
export type SceneTerm = { readonly name: string; readonly text: string };

/** All that the frame needs to know about a scene. */
export type SceneModule<Rules = Json, Bet = Json, Outcome = Json> = {
  readonly Scene: ComponentType<SceneProps<Rules, Bet, Outcome>>;
  /** What is on the table when the page opens; null if the player has to choose first. */
  firstBet(rules: Rules): Bet | null;
  /** For bets that carry their own stakes (chips): their sum, minor units. */
  stakeOf?(bet: Bet): number;
  /** The same bet at twice the stake, for bets that carry their own. */
  doubled?(bet: Bet): Bet;
  /** What the bet returns if it wins, ten-thousandths, where that is one figure. */
  pays?(rules: Rules, bet: Bet): number;
  /** Games with choices: the moves that are open now. `choice` as in the scene's props. */
  moves?(rules: Rules, result: SceneResult<Bet, Outcome>, choice: Json): readonly SceneMove[];
  /** Games with choices: figures of the open round for the slip. */
  terms?(rules: Rules, result: SceneResult<Bet, Outcome>): readonly SceneTerm[];
  /** Games with choices: what the button that begins a round says; "Play" without. */
  readonly opens?: string;
  /** For the list of keys; the scene itself listens (use-keys.ts). Space, arrows, o, ? and u belong to the frame and the shell. */
  readonly keys: readonly SceneKey[];
};

/**
 * Widens a scene of narrow types to what the registry holds. Sound because the frame only passes a scene what belongs to its own game:
 * rules and rounds of that game from the server, bets that the scene itself has made.
 */
export const defineScene = <Rules, Bet, Outcome>(scene: SceneModule<Rules, Bet, Outcome>): SceneModule =>
  scene as unknown as SceneModule;
