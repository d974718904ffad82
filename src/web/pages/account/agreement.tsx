import { useId } from "react";

type Props = {
  readonly checked: boolean;
  readonly error?: string | undefined;
  onChange(checked: boolean): void;
};

/** The documents open beside the form, so that nothing typed is lost. */
export function Agreement({ checked, error, onChange }: Props) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label className="flex items-start gap-3 text-sm">
        <input
          type="checkbox"
          name="agreed"
          className="check"
          required
          checked={checked}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-note` : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>
          I accept the{" "}
          <a className="link" href="/terms" target="_blank" rel="noopener">
            terms of use
          </a>{" "}
          and have read the{" "}
          <a className="link" href="/privacy" target="_blank" rel="noopener">
            privacy notice
          </a>
          .
        </span>
      </label>
      {error && (
        <p id={`${id}-note`} className="text-sm text-loss-ink" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
