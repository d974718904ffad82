import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useSound } from "../games/use-sound.ts";
import { PLACES } from "./places.ts";

const WRITES = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]";
const ABOVE = "[role=dialog], [role=alertdialog]";
/** After g, the next key says where to; a pause forgets it. */
const CHORD_MS = 1_200;

const isFree = (event: KeyboardEvent): boolean => {
  const target = event.target instanceof Element ? event.target : null;
  return !(
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    target?.closest(WRITES) ||
    target?.closest(ABOVE)
  );
};

/**
 * The keys of the house: g and a letter go somewhere, ? is the list, m sound. Chords are heard before anyone else, so that the
 * letter after g never also places a bet; m only when nobody else wanted it.
 */
export function useShellKeys(openList: () => void): void {
  const navigate = useNavigate();
  const { toggle } = useSound();
  const sound = useRef(toggle);
  sound.current = toggle;
  const chordMs = useRef(0);
  const act = useRef((_event: KeyboardEvent): boolean => false);
  act.current = ({ key, timeStamp }) => {
    const going = timeStamp - chordMs.current < CHORD_MS && chordMs.current > 0;
    chordMs.current = 0;
    const place = going ? PLACES.find((one) => one.key === key.toLowerCase()) : undefined;
    if (place) void navigate({ to: place.to });
    else if (key === "g") chordMs.current = timeStamp;
    else if (key === "?") openList();
    else return false;
    return true;
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || !isFree(event)) return;
      if (act.current(event)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      } else if (event.key === "m") {
        setTimeout(() => event.defaultPrevented || sound.current());
      }
    };
    window.addEventListener("keydown", listen, true);
    return () => window.removeEventListener("keydown", listen, true);
  }, []);
}
