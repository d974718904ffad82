import { lensFigures } from "./figures.ts";

/** A thousand bets with many fine results take a second: not on the page's own thread. */
self.addEventListener("message", ({ data, ports }: MessageEvent<Parameters<typeof lensFigures>>) => {
  ports[0]?.postMessage(lensFigures(...data));
});
