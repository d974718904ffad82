import type { ReactNode } from "react";
import "./staff.css";

/** A finding: good, bad, or neither (null). */
export function Mark({ good, children }: { readonly good: boolean | null; readonly children: ReactNode }) {
  return (
    <span
      className="verdict-mark"
      data-bad={good === false || undefined}
      data-none={good === null || undefined}
    >
      {good === false && <span className="sr-only">not well: </span>}
      {children}
    </span>
  );
}
