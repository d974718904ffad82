import { appraise } from "./appraise.ts";

/** Counting all 2,598,960 hands takes half a second the first time: not on the page's own thread. */
self.addEventListener("message", ({ data, ports }: MessageEvent<Parameters<typeof appraise>>) => {
  ports[0]?.postMessage(appraise(...data));
});
