import { type RefObject, useLayoutEffect, useState } from "react";

/** Whether an element is at least so many pixels wide. Measured before the first paint, so nothing jumps. */
export function useWide(element: RefObject<HTMLElement | null>, leastPx: number): boolean {
  const [wide, setWide] = useState(false);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = (): void => setWide(target.clientWidth >= leastPx);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, leastPx]);
  return wide;
}
