import type { KenoRules } from "../../../games/keno/keno.ts";
import type { Risk } from "../../../games/risk.ts";
import { timesText } from "../../ui/amount-text.ts";

type Props = {
  readonly rules: KenoRules;
  readonly risk: Risk;
  readonly picks: number;
  /** Hits of the last draw, once it is complete. */
  readonly hits: number | null;
};

/** What 0, 1, … hits return for so many picks. */
export function PayRow({ rules, risk, picks, hits }: Props) {
  const table = rules.tables.find((one) => one.risk === risk && one.picks === picks);
  if (!table) return <p className="caption keno-hint">Pick 1 to 10 numbers; ten of forty are drawn.</p>;
  return (
    <ol className="keno-pays" aria-label="What hits return">
      {table.pays.map((pay, count) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the number of hits.
        <li key={count} data-hit={hits === count || undefined} data-none={pay === 0 || undefined}>
          <span>
            {count} {count === 1 ? "hit" : "hits"}
          </span>
          <b>{timesText(pay)}</b>
        </li>
      ))}
    </ol>
  );
}
