import { useEffect, useRef } from "react";

const WRITES = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]";
/** While one of these is open, its own keys count and the game's do not. */
const ABOVE = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
const CONTROLS = "button, a[href], summary, input, [role=button], [role=slider], [role=tab], [role=radio]";
/** What a control does with the keyboard by itself. */
const CONTROL_KEYS = /^(?: |Enter|Arrow\w+|Home|End|Page\w+)$/;

/**
 * Someone who clicked a control is done with it: space plays. Someone who came to it with Tab means that control. Browsers do not
 * say which it was once the focus has moved, so it is noted here.
 */
let focusedByPointer = false;
window.addEventListener("pointerdown", () => (focusedByPointer = true), true);
window.addEventListener(
  "keydown",
  (event) => {
    if (event.key === "Tab") focusedByPointer = false;
  },
  true,
);

/** Whether a key press belongs to the page rather than to a control or a window above it. */
function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return false;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(WRITES) || target?.closest(ABOVE)) return false;
  const control = target?.closest(CONTROLS);
  // A control that does nothing now has no use for a key.
  if (!control || control.getAttribute("aria-disabled") === "true") return true;
  return focusedByPointer || !CONTROL_KEYS.test(event.key);
}

/** Keys of a page. The handler says whether it took the key; a key that is taken does nothing else. */
export function useKeys(onKey: (key: string, event: KeyboardEvent) => boolean): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (isFree(event) && latest.current(event.key, event)) event.preventDefault();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
