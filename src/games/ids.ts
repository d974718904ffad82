/** Every game of the house, in lobby order. */
export const GAME_IDS = [
  "coinflip",
  "dice",
  "hundred",
  "number-guess",
  "roulette",
  "wheel",
  "slots",
  "scratch-card",
  "plinko",
  "blackjack",
  "high-low",
  "video-poker",
  "keno",
  "baccarat",
  "craps",
  "mines",
] as const;
export type GameId = (typeof GAME_IDS)[number];

const KNOWN: ReadonlySet<string> = new Set(GAME_IDS);
export const isGameId = (text: string): text is GameId => KNOWN.has(text);
