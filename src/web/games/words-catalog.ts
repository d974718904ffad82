import type { GameId } from "../../games/ids.ts";
import { baccaratWords } from "./baccarat/words.ts";
import { blackjackWords } from "./blackjack/words.ts";
import { coinflipWords } from "./coinflip/words.ts";
import { crapsWords } from "./craps/words.ts";
import { diceWords } from "./dice/words.ts";
import { highLowWords } from "./high-low/words.ts";
import { hundredWords } from "./hundred/words.ts";
import { kenoWords } from "./keno/words.ts";
import { minesWords } from "./mines/words.ts";
import { numberGuessWords } from "./number-guess/words.ts";
import { plinkoWords } from "./plinko/words.ts";
import { rouletteWords } from "./roulette/words.ts";
import { scratchWords } from "./scratch-card/words.ts";
import { slotsWords } from "./slots/words.ts";
import { videoPokerWords } from "./video-poker/words.ts";
import { wheelWords } from "./wheel/words.ts";
import type { GameWords } from "./words.ts";

const WORDS: Partial<Record<GameId, GameWords>> = {
  coinflip: coinflipWords,
  dice: diceWords,
  hundred: hundredWords,
  "number-guess": numberGuessWords,
  keno: kenoWords,
  plinko: plinkoWords,
  mines: minesWords,
  "high-low": highLowWords,
  blackjack: blackjackWords,
  "video-poker": videoPokerWords,
  craps: crapsWords,
  roulette: rouletteWords,
  wheel: wheelWords,
  slots: slotsWords,
  "scratch-card": scratchWords,
  baccarat: baccaratWords,
};

/** For a game without words of its own: its JSON, which is at least exact. */
const PLAIN: GameWords = {
  bet: (bet) => JSON.stringify(bet),
  outcome: (outcome) => JSON.stringify(outcome),
  mark: () => "–",
  draw: (_outcome, _index, value) => String(value),
};

export const wordsOf = (game: GameId): GameWords => WORDS[game] ?? PLAIN;
