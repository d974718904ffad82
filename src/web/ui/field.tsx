import { type ComponentPropsWithRef, type ReactNode, useId } from "react";
import "./field.css";

type Props = Omit<ComponentPropsWithRef<"input">, "id"> & {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** A control at the right end of the well. */
  readonly end?: ReactNode;
};

/** A labelled line of text; beneath it a hint, or what is wrong. */
export function Field({ label, hint, error, end, className = "", ...input }: Props) {
  const id = useId();
  return (
    <div className={`grid gap-1.5 ${className}`}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          {...input}
          id={id}
          className={`well ${end ? "pr-12" : ""}`}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? `${id}-note` : undefined}
        />
        {end && <div className="absolute inset-y-0 right-1 flex items-center">{end}</div>}
      </div>
      {error ? (
        <p id={`${id}-note`} className="text-sm text-loss-ink" role="alert">
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-note`} className="caption">
            {hint}
          </p>
        )
      )}
    </div>
  );
}
