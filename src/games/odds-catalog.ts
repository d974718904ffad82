import { baccaratOdds } from "./baccarat/odds.ts";
import { blackjackOdds } from "./blackjack/odds.ts";
import { coinflipOdds } from "./coinflip/odds.ts";
import { crapsOdds } from "./craps/odds.ts";
import { diceOdds } from "./dice/odds.ts";
import { highLowOdds } from "./high-low/odds.ts";
import { hundredOdds } from "./hundred/odds.ts";
import type { GameId } from "./ids.ts";
import { kenoOdds } from "./keno/odds.ts";
import { minesOdds } from "./mines/odds.ts";
import { numberGuessOdds } from "./number-guess/odds.ts";
import type { GameOdds } from "./odds.ts";
import { plinkoOdds } from "./plinko/odds.ts";
import { rouletteOdds } from "./roulette/odds.ts";
import { scratchCardOdds } from "./scratch-card/odds.ts";
import { slotsOdds } from "./slots/odds.ts";
import { videoPokerOdds } from "./video-poker/odds.ts";
import { wheelOdds } from "./wheel/odds.ts";

/** The odds side of every game. Apart from the catalog, because some of it is heavy. */
export const GAME_ODDS: Readonly<Record<GameId, GameOdds>> = {
  coinflip: coinflipOdds,
  dice: diceOdds,
  hundred: hundredOdds,
  "number-guess": numberGuessOdds,
  roulette: rouletteOdds,
  wheel: wheelOdds,
  slots: slotsOdds,
  "scratch-card": scratchCardOdds,
  plinko: plinkoOdds,
  blackjack: blackjackOdds,
  "high-low": highLowOdds,
  "video-poker": videoPokerOdds,
  keno: kenoOdds,
  baccarat: baccaratOdds,
  craps: crapsOdds,
  mines: minesOdds,
};
