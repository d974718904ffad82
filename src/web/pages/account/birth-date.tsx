import { useId } from "react";
import type { Draft } from "./new-account.ts";

type Part = "day" | "month" | "year";
const PARTS = [
  { part: "day", name: "Day", length: 2, autoComplete: "bday-day" },
  { part: "month", name: "Month", length: 2, autoComplete: "bday-month" },
  { part: "year", name: "Year", length: 4, autoComplete: "bday-year" },
] as const satisfies readonly { part: Part; name: string; length: number; autoComplete: string }[];

type Props = {
  readonly draft: Draft;
  readonly ageMin: number | undefined;
  readonly error: string | undefined;
  onChange(change: Partial<Draft>): void;
};

/** A day that one knows by heart is typed, not picked from a calendar. */
export function BirthDate({ draft, ageMin, error, onChange }: Props) {
  const id = useId();
  return (
    <fieldset className="grid gap-1.5" aria-describedby={`${id}-note`}>
      <legend className="mb-1.5 text-sm font-medium">Date of birth</legend>
      <div className="flex gap-3">
        {PARTS.map(({ part, name, length, autoComplete }) => (
          <label key={part} className="grid gap-1" style={{ width: `${length + 2.5}rem` }}>
            <span className="caption">{name}</span>
            <input
              className="well figures"
              name={`birth-${part}`}
              inputMode="numeric"
              autoComplete={autoComplete}
              maxLength={length}
              required
              aria-invalid={error ? true : undefined}
              value={draft[part]}
              onChange={(event) => onChange({ [part]: event.currentTarget.value.replace(/\D/g, "") })}
            />
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-note`} className="text-sm text-loss-ink" role="alert">
          {error}
        </p>
      ) : (
        <p id={`${id}-note`} className="caption">
          {ageMin ? `One must be ${ageMin} to play here.` : "There is a lowest age."} Nobody else sees it.
        </p>
      )}
    </fieldset>
  );
}
