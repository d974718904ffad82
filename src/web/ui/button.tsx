import type { ComponentPropsWithRef } from "react";
import "./button.css";

export const TONES = ["plain", "main", "quiet", "danger"] as const;
export type Tone = (typeof TONES)[number];
export const SIZES = ["small", "medium", "large"] as const;
export type Size = (typeof SIZES)[number];

type Look = { readonly tone?: Tone; readonly size?: Size; readonly iconOnly?: boolean };

/** The look of a button for what is a link. */
export const buttonClass = ({ tone = "plain", size = "medium", iconOnly = false }: Look = {}): string =>
  `button ${tone} ${size}${iconOnly ? " icon-only" : ""}`;

type Props = ComponentPropsWithRef<"button"> &
  Look & {
    /** Waits for an answer: cannot be pressed, keeps its width. */
    readonly busy?: boolean;
    /** The key that does the same. */
    readonly hint?: string;
  };

export function Button({ tone, size, iconOnly, busy = false, hint, className = "", ...rest }: Props) {
  const look = {
    ...(tone ? { tone } : {}),
    ...(size ? { size } : {}),
    ...(iconOnly ? { iconOnly } : {}),
  };
  return (
    <button
      type="button"
      {...rest}
      className={`${buttonClass(look)} ${className}`}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
    >
      {busy && (
        <span className="busy-dots absolute" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
      )}
      <span className={`inline-flex items-center gap-2 ${busy ? "opacity-0" : ""}`}>
        {rest.children}
        {hint && (
          <span aria-hidden="true">
            <kbd>{hint}</kbd>
          </span>
        )}
      </span>
    </button>
  );
}
