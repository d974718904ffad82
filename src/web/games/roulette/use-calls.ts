import { useEffect, useState } from "react";
import { findPosition, POCKETS, type Position } from "../../../games/roulette/positions.ts";
import { typedWith } from "../typed-number.ts";
import { useKeys } from "../use-keys.ts";
import { type Place, placeOf } from "./layout.ts";

const LETTERS = { r: "red", b: "black", e: "even", d: "odd", l: "low", h: "high" } as const;
const FORGET_MS = 2_500;

const byLetter = (key: string): Position | undefined =>
  key in LETTERS ? findPosition(LETTERS[key as keyof typeof LETTERS], undefined) : undefined;

type Calls = { readonly enabled: boolean; lay(position: Position): void };

/** Bets called by keyboard: a letter lays a chip on an even chance; a number is typed, shown, and laid with Enter. Returns the place it points at. */
export function useCalls({ enabled, lay }: Calls): Place | null {
  const [typed, setTyped] = useState("");
  useEffect(() => {
    if (typed === "") return;
    const timer = setTimeout(() => setTyped(""), FORGET_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const armed = typed === "" ? null : (placeOf(`straight:${typed}`) ?? null);

  useKeys((key) => {
    if (!enabled) return false;
    if (/^\d$/.test(key)) {
      setTyped(typedWith(typed, key, POCKETS - 1));
      return true;
    }
    if (armed && (key === "Enter" || key === "Escape")) {
      if (key === "Enter") lay(armed.position);
      setTyped("");
      return true;
    }
    const called = byLetter(key.toLowerCase());
    if (called) lay(called);
    return called !== undefined;
  });
  return enabled ? armed : null;
}
