import { useCallback } from "react";
import { remembered, useRemembered } from "../shell/remembered.ts";
import { AUDIBLE, SILENCE, type Sound } from "./sound.ts";

const choice = remembered("rng-sound", ["off", "on"], "off");

/** Off until asked for, remembered, the same for every game. */
export function useSound(): { sound: Sound; toggle: () => void } {
  const audible = useRemembered(choice) === "on";
  const toggle = useCallback(() => {
    choice.set(choice.get() === "on" ? "off" : "on");
    if (choice.get() === "on") AUDIBLE.play("click");
  }, []);
  return { sound: audible ? AUDIBLE : SILENCE, toggle };
}
