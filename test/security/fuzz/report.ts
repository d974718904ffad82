import type { Report } from "./fuzz.ts";

/** The figures as text: answers by operation and class, and what one took. */
export function tableOf({ seed, requests, seconds, tallies }: Report): string {
  const classes = ["2xx", "3xx", "4xx", "5xx"];
  const lines = [...tallies].map(([id, tally]) => {
    const counts = classes.map((name) => tally.classes[name] ?? 0);
    const all = Math.max(
      1,
      counts.reduce((sum, count) => sum + count, 0),
    );
    return `${id.padEnd(40)}${counts.map((count) => String(count).padStart(8)).join("")}${(tally.ms / all).toFixed(1).padStart(9)} ms`;
  });
  return [
    `${"operation".padEnd(40)}${classes.map((name) => name.padStart(8)).join("")}`,
    ...lines,
    `seed ${seed}: ${requests} requests in ${seconds.toFixed(1)} s, ${Math.round(requests / seconds)} a second`,
  ].join("\n");
}
