import type { GameId } from "../../games/ids.ts";
import type { SceneModule } from "./scene.ts";

/** The scene of every game that has one, each in a chunk of its own that is loaded when the game is opened. */
export const SCENES: Partial<Record<GameId, () => Promise<{ readonly scene: SceneModule }>>> = {
  coinflip: () => import("./coinflip/scene.tsx"),
  roulette: () => import("./roulette/scene.tsx"),
  hundred: () => import("./hundred/scene.tsx"),
  "number-guess": () => import("./number-guess/scene.tsx"),
  wheel: () => import("./wheel/scene.tsx"),
  slots: () => import("./slots/scene.tsx"),
  "scratch-card": () => import("./scratch-card/scene.tsx"),
  plinko: () => import("./plinko/scene.tsx"),
  baccarat: () => import("./baccarat/scene.tsx"),
  keno: () => import("./keno/scene.tsx"),
  dice: () => import("./dice/scene.tsx"),
  mines: () => import("./mines/scene.tsx"),
  "high-low": () => import("./high-low/scene.tsx"),
  blackjack: () => import("./blackjack/scene.tsx"),
  "video-poker": () => import("./video-poker/scene.tsx"),
  craps: () => import("./craps/scene.tsx"),
};

export const hasScene = (game: GameId): boolean => SCENES[game] !== undefined;
