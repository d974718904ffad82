import { type KeyboardEvent, useRef, useState } from "react";
import { NUMBERS } from "../../../games/keno/keno.ts";

const COLUMNS = 8;
const ALL: readonly number[] = Array.from({ length: NUMBERS }, (_, i) => i + 1);

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: COLUMNS,
  ArrowUp: -COLUMNS,
};

type Props = {
  readonly picked: readonly number[];
  /** In drawing order, as far as they are shown. */
  readonly drawn: readonly number[];
  readonly locked: boolean;
  onToggle(number: number): void;
};

/** Forty numbers. Picked is a frame, drawn is a filled ball, a hit is both with a dot: three shapes, not only colours. */
export function Grid({ picked, drawn, locked, onToggle }: Props) {
  const [current, setCurrent] = useState(1);
  const root = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = current + step;
    if (next < 1 || next > NUMBERS) return;
    setCurrent(next);
    root.current?.querySelector<HTMLButtonElement>(`[data-number="${next}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of buttons with one tab stop, not a form.
    <div ref={root} className="keno-grid" role="group" aria-label="Numbers 1 to 40" onKeyDown={onKeyDown}>
      {ALL.map((number) => {
        const order = drawn.indexOf(number);
        const isPicked = picked.includes(number);
        return (
          <button
            key={number}
            type="button"
            className="keno-number"
            data-number={number}
            data-drawn={order >= 0 || undefined}
            aria-pressed={isPicked}
            tabIndex={number === current ? 0 : -1}
            disabled={locked}
            onFocus={() => setCurrent(number)}
            onClick={() => onToggle(number)}
          >
            {number}
            {order >= 0 && <span className="sr-only">, drawn</span>}
          </button>
        );
      })}
    </div>
  );
}
