import { useEffect, useRef } from "react";
import { typedWith } from "./typed-number.ts";
import { useKeys } from "./use-keys.ts";

/** A pause after which the next digit begins a new number. */
const FORGET_MS = 1_500;

type Typing = {
  readonly enabled: boolean;
  readonly min: number;
  readonly max: number;
  onNumber(value: number): void;
};

/** A number typed anywhere on the page, said with every digit. */
export function useTypedNumber({ enabled, min, max, onNumber }: Typing): void {
  const typed = useRef("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useKeys((key) => {
    if (!enabled || !/^\d$/.test(key)) return false;
    typed.current = typedWith(typed.current, key, max);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      typed.current = "";
    }, FORGET_MS);
    const value = Number(typed.current);
    if (value >= min && value <= max) onNumber(value);
    return true;
  });
}
