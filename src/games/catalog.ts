import { baccarat } from "./baccarat/baccarat.ts";
import { blackjack } from "./blackjack/blackjack.ts";
import { coinflip } from "./coinflip/coinflip.ts";
import { craps } from "./craps/craps.ts";
import { dice } from "./dice/dice.ts";
import type { Game } from "./game.ts";
import { highLow } from "./high-low/high-low.ts";
import { hundred } from "./hundred/hundred.ts";
import type { GameId } from "./ids.ts";
import { keno } from "./keno/keno.ts";
import { mines } from "./mines/mines.ts";
import { numberGuess } from "./number-guess/number-guess.ts";
import { plinko } from "./plinko/plinko.ts";
import { roulette } from "./roulette/roulette.ts";
import { scratchCard } from "./scratch-card/scratch-card.ts";
import { slots } from "./slots/slots.ts";
import { videoPoker } from "./video-poker/video-poker.ts";
import { wheel } from "./wheel/wheel.ts";

/** Every game by id: the only place where games meet. */
export const GAMES: Readonly<Record<GameId, Game>> = {
  coinflip,
  dice,
  hundred,
  "number-guess": numberGuess,
  roulette,
  wheel,
  slots,
  "scratch-card": scratchCard,
  plinko,
  blackjack,
  "high-low": highLow,
  "video-poker": videoPoker,
  keno,
  baccarat,
  craps,
  mines,
};
