import { type KeyboardEvent, useId, useState } from "react";
import { amountText, parseAmount } from "./amount-text.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { halved, held, stepDown, stepUp } from "./stake-ladder.ts";
import "./field.css";
import "./amount-field.css";

type Props = {
  readonly label: string;
  /** Minor units. */
  readonly value: number;
  onChange(minor: number): void;
  readonly min: number;
  readonly max: number;
  readonly disabled?: boolean;
  /** Half, double and max beneath. */
  readonly quick?: boolean;
};

/** An amount of credits: typed, stepped along the ladder with arrows or keys, halved, doubled. Always a whole number of minor units. */
export function AmountField({ label, value, onChange, min, max, disabled = false, quick = true }: Props) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft === null ? value : parseAmount(draft);
  const wrong = draft !== null && (typed === undefined || typed < min || typed > max);
  const set = (minor: number): void => {
    setDraft(null);
    onChange(held(minor, min, max));
  };
  const commit = (): void => {
    if (draft !== null && typed !== undefined) set(typed);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = typed ?? value;
    if (event.key === "ArrowUp") set(stepUp(from, max));
    else if (event.key === "ArrowDown") set(stepDown(from, min));
    else if (event.key === "PageUp") set(from * 10);
    else if (event.key === "PageDown") set((from - (from % 10)) / 10);
    else if (event.key === "Enter") commit();
    else if (event.key === "Escape") setDraft(null);
    else return;
    event.preventDefault();
  };
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <span className="caption figures">
          {amountText(min)} – {amountText(max)}
        </span>
      </div>
      <div className="well amount-field">
        <button
          type="button"
          tabIndex={-1}
          aria-label="Less"
          disabled={disabled || value <= min}
          onClick={() => set(stepDown(value, min))}
        >
          <Icon name="minus" />
        </button>
        <input
          id={id}
          role="spinbutton"
          inputMode="decimal"
          autoComplete="off"
          disabled={disabled}
          value={draft ?? amountText(value)}
          aria-valuenow={value / 100}
          aria-valuemin={min / 100}
          aria-valuemax={max / 100}
          aria-valuetext={`${amountText(value)} credits`}
          aria-invalid={wrong || undefined}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={commit}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label="More"
          disabled={disabled || value >= max}
          onClick={() => set(stepUp(value, max))}
        >
          <Icon name="plus" />
        </button>
      </div>
      {quick && (
        <div className="grid grid-cols-3 gap-2">
          <Button size="small" disabled={disabled || value <= min} onClick={() => set(halved(value))}>
            Half
          </Button>
          <Button size="small" disabled={disabled || value >= max} onClick={() => set(value * 2)}>
            Double
          </Button>
          <Button size="small" disabled={disabled || value >= max} onClick={() => set(max)}>
            Max
          </Button>
        </div>
      )}
    </div>
  );
}
