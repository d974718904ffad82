import type { Json } from "../../../base/canonical.ts";
import type { GameId } from "../../../games/ids.ts";
import type { GameSheet } from "../../../games/sheet.ts";
import { workerAsker } from "../../ui/ask-worker.ts";

/** Works out every bet of a game under some rules. */
export const askSheet = workerAsker<[game: GameId, rules: Json], GameSheet>(
  () => new Worker(new URL("./rules.worker.ts", import.meta.url), { type: "module" }),
  "the bets could not be worked out",
);
