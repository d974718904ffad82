import { useState } from "react";
import { useKeys } from "../use-keys.ts";
import type { Spot } from "./spots.ts";

const LINES: Readonly<Record<string, Spot>> = {
  p: { type: "pass" },
  d: { type: "dont-pass" },
  c: { type: "come" },
  e: { type: "dont-come" },
  f: { type: "field" },
};
/** Letters that make the next key mean something else: a hardway, odds, the other way round. */
const PREFIXES = ["h", "b", "a"] as const;
type Prefix = (typeof PREFIXES)[number];

const numberFor = (key: string): number | undefined =>
  /^[4-689]$/.test(key) ? Number(key) : key === "0" ? 10 : undefined;

function spotFor(prefix: Prefix | null, key: string): Spot | undefined {
  const on = numberFor(key);
  if (prefix === "b" && key === "p") return { type: "pass-odds" };
  if (prefix === "b" && key === "d") return { type: "dont-pass-odds" };
  if (on === undefined) return prefix === null ? LINES[key] : undefined;
  if (prefix === "b") return { type: "come-odds", on };
  if (prefix === "a") return { type: "dont-come-odds", on };
  if (prefix === "h") return on === 5 || on === 9 ? undefined : { type: "hard", on };
  return { type: "place", on };
}

/** Every spot of the layout by keyboard; gives the prefix that waits for its second key. */
export function useSpotKeys(enabled: boolean, press: (spot: Spot) => void): Prefix | null {
  const [prefix, setPrefix] = useState<Prefix | null>(null);
  useKeys((typed) => {
    const key = typed.toLowerCase();
    if (!enabled) return false;
    const next = PREFIXES.find((one) => one === key);
    if (prefix === null && next) {
      setPrefix(next);
      return true;
    }
    const spot = spotFor(prefix, key);
    setPrefix(null);
    if (spot) press(spot);
    return spot !== undefined;
  });
  return enabled ? prefix : null;
}
