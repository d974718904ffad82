import { type ReactNode, useId } from "react";
import "./field.css";

type Option<T extends string> = { readonly value: T; readonly label: string };

type Props<T extends string> = {
  readonly label: string;
  readonly options: readonly Option<NoInfer<T>>[];
  readonly value: T;
  onChange(value: NoInfer<T>): void;
  readonly hint?: ReactNode;
  readonly className?: string;
};

/** One of many, by the browser's own list. */
export function Select<T extends string>(props: Props<T>) {
  const { label, options, value, onChange, hint, className = "" } = props;
  const id = useId();
  return (
    <div className={`grid gap-1.5 ${className}`}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <select
        id={id}
        className="well pr-8"
        value={value}
        aria-describedby={hint ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.currentTarget.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && (
        <p id={`${id}-note`} className="caption">
          {hint}
        </p>
      )}
    </div>
  );
}
