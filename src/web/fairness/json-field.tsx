import { useId } from "react";
import type { Json } from "../../base/canonical.ts";
import { parseJson } from "./parse-json.ts";
import "../ui/field.css";

type Props = {
  readonly label: string;
  readonly value: string;
  /** What an empty field stands for, shown in it. */
  readonly blank: Json | undefined;
  readonly tall?: boolean;
  onChange(text: string): void;
};

/** A few lines of JSON. */
export function JsonField({ label, value, blank, tall = false, onChange }: Props) {
  const id = useId();
  const wrong = value.trim() !== "" && parseJson(value) === undefined;
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <textarea
        id={id}
        className="well figures py-2 text-sm"
        rows={tall ? 8 : 2}
        spellCheck={false}
        value={value}
        placeholder={blank === undefined ? "" : JSON.stringify(blank)}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {wrong && (
        <p id={`${id}-error`} className="text-sm text-loss-ink">
          This is not JSON yet.
        </p>
      )}
    </div>
  );
}
