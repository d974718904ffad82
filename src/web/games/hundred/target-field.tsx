import { useId, useState } from "react";
import type { HundredBet } from "../../../games/hundred/hundred.ts";
import { betAt, targetRange } from "./target.ts";

type Props = { readonly bet: HundredBet; readonly locked: boolean; onBet(bet: HundredBet): void };

/** The target to the hundredth, typed. */
export function TargetField({ bet, locked, onBet }: Props) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [least, most] = targetRange(bet.side);
  const commit = (): void => {
    const typed = draft === null ? Number.NaN : Number(draft.replace(",", "."));
    if (draft?.trim() && Number.isFinite(typed)) onBet(betAt(bet.side, typed * 100));
    setDraft(null);
  };
  return (
    <div className="hundred-reading">
      <label htmlFor={id}>Target</label>
      <input
        id={id}
        className="well"
        inputMode="decimal"
        autoComplete="off"
        disabled={locked}
        value={draft ?? bet.target.toFixed(2)}
        aria-description={`${(least / 100).toFixed(2)} to ${(most / 100).toFixed(2)}`}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          else if (event.key === "Escape") setDraft(null);
        }}
      />
    </div>
  );
}
