import type { Page } from "playwright-core";
import type { BlackjackMoveName } from "../../src/games/blackjack/state.ts";
import type { BlackjackView } from "../../src/games/blackjack/view.ts";
import type { HighLowView } from "../../src/games/high-low/high-low.ts";
import type { GameId } from "../../src/games/ids.ts";
import type { VideoPokerView } from "../../src/games/video-poker/video-poker.ts";

/** What a round came to; only a return above the stake is a win. */
export type Fate = "win" | "even" | "loss";

/** What is known of an open round when a move has to be chosen. */
export type Turn = { readonly outcome: unknown; readonly moves: readonly unknown[] };

/** How a game is sat down to and played by somebody who wants to see both a win and a loss soon. */
export type Seat = {
  /** Keys from a page just opened to a bet on the table. */
  readonly bet: readonly string[];
  /** The same with a finger. */
  readonly tapBet?: (page: Page) => Promise<void>;
  /** Keys of the next move of an open round. */
  readonly move?: (turn: Turn, wanted: Fate) => readonly string[];
  /** The same with a finger; ends every round. */
  readonly tapMove?: (page: Page, turn: Turn) => Promise<void>;
};

const tap = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) })
    .first()
    .tap();

/** A place on the table that is a radio button under its print. */
const tapPlace = (page: Page, name: string | RegExp): Promise<void> =>
  page.locator("label", { has: page.getByRole("radio", { name }) }).tap();

/** The key of each blackjack move. */
export const BLACKJACK_KEYS: Readonly<Record<BlackjackMoveName, string>> = {
  hit: "h",
  stand: "t",
  double: "d",
  split: "p",
  surrender: "r",
  insurance: "i",
  "no-insurance": "n",
};

function blackjackKeys({ outcome }: Turn): readonly string[] {
  const { moves, hands, at } = outcome as BlackjackView;
  if (moves.includes("no-insurance")) return ["n"];
  return (hands[at ?? 0]?.total ?? 0) < 17 ? ["h"] : ["t"];
}

const GUESS_KEYS = {
  "higher-or-same": "h",
  higher: "h",
  "lower-or-same": "l",
  lower: "l",
  same: "e",
} as const;

/** The likelier guess and out for a win, the less likely one until it is wrong for a loss. */
function highLowKeys({ outcome }: Turn, wanted: Fate): readonly string[] {
  const { offers, multiplier } = outcome as HighLowView;
  if (wanted === "win" && multiplier > 0) return ["c"];
  const byChance = offers.toSorted((a, b) => b.ways - a.ways);
  const offer = wanted === "win" ? byChance[0] : byChance.at(-1);
  if (!offer) throw new Error("high/low offers no guess");
  return [GUESS_KEYS[offer.guess]];
}

const MADE = ["straight", "flush", "full-house", "four-of-a-kind", "straight-flush", "royal-flush"];

/** What is made is kept, then what is paired; a loss is likeliest with five new cards. */
function holdKeys({ outcome }: Turn, wanted: Fate): readonly string[] {
  const { hand, category } = outcome as VideoPokerView;
  const paired = (rank: string | undefined): boolean => hand.filter((card) => card[0] === rank).length > 1;
  const kept = hand.flatMap((card, place) =>
    wanted === "win" && (MADE.includes(category) || paired(card[0])) ? [String(place + 1)] : [],
  );
  return [...kept, " "];
}

const minesKeys = ({ moves }: Turn, wanted: Fate): readonly string[] =>
  moves.length === 0 ? ["ArrowLeft", "ArrowUp", "Enter"] : wanted === "win" ? ["c"] : ["r"];

export const SEATS: Readonly<Record<GameId, Seat>> = {
  coinflip: { bet: ["t"] },
  dice: { bet: ["h"], tapBet: (page) => tapPlace(page, /^High/) },
  hundred: { bet: ["]", "]", "v", "u"] },
  "number-guess": { bet: ["4", "2"] },
  roulette: { bet: ["r"], tapBet: (page) => tap(page, /^Red, pays/) },
  wheel: { bet: ["l"] },
  slots: { bet: [] },
  "scratch-card": { bet: [] },
  plinko: { bet: ["l"] },
  blackjack: {
    bet: [],
    move: blackjackKeys,
    tapMove: (page, { outcome }) =>
      tap(page, (outcome as BlackjackView).moves.includes("no-insurance") ? /^No insurance/ : /^Stand/),
  },
  "high-low": {
    bet: [],
    move: highLowKeys,
    tapMove: (page, { outcome }) =>
      tap(page, (outcome as HighLowView).multiplier > 0 ? /^Cash out/ : /^(Higher|Lower)/),
  },
  "video-poker": {
    bet: [],
    move: holdKeys,
    tapMove: async (page) => {
      await tap(page, /Hold 2/);
      await tap(page, /^Draw four/);
    },
  },
  keno: { bet: ["q"], tapBet: (page) => tap(page, /^Pick ten/) },
  baccarat: { bet: ["b"], tapBet: (page) => tapPlace(page, "Player") },
  craps: {
    bet: ["p"],
    move: () => [" "],
    tapBet: (page) => tap(page, /^Pass line/),
    tapMove: (page) => tap(page, /^Roll/),
  },
  mines: {
    bet: ["5"],
    move: minesKeys,
    tapMove: (page, { moves }) => tap(page, moves.length === 0 ? /^c3,/ : /^Cash out/),
  },
};
