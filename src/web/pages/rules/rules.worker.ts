import { sheetOf } from "../../../games/sheet.ts";

/** Blackjack takes a second, craps half of one: not on the page's own thread. */
self.addEventListener("message", ({ data, ports }: MessageEvent<Parameters<typeof sheetOf>>) => {
  ports[0]?.postMessage(sheetOf(...data));
});
