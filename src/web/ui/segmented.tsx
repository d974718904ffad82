import { type ReactNode, useId } from "react";
import "./segmented.css";

type Option<T extends string> = { readonly value: T; readonly label: ReactNode };

type Props<T extends string> = {
  /** Said to those who do not see the choices beside each other. */
  readonly legend: string;
  readonly options: readonly Option<NoInfer<T>>[];
  readonly value: T;
  onChange(value: NoInfer<T>): void;
  readonly disabled?: boolean;
  readonly className?: string;
};

/** One of a few. Native radio buttons: arrows and screen readers know what to do. */
export function Segmented<T extends string>(props: Props<T>) {
  const { legend, options, value, onChange, disabled = false, className = "" } = props;
  const name = useId();
  return (
    <fieldset disabled={disabled} className={`segmented ${className}`}>
      <legend className="sr-only">{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            className="sr-only"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
