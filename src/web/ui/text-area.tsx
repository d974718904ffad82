import { type ComponentPropsWithRef, type ReactNode, useId } from "react";
import "./field.css";

type Props = Omit<ComponentPropsWithRef<"textarea">, "id"> & {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
};

/** Several lines of text; beneath them a hint, or what is wrong. */
export function TextArea({ label, hint, error, className = "", ...area }: Props) {
  const id = useId();
  return (
    <div className={`grid gap-1.5 ${className}`}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <textarea
        rows={4}
        {...area}
        id={id}
        className="well resize-y py-2.5 leading-normal"
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
      />
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
