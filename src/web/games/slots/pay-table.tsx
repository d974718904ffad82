import type { SlotsRules } from "../../../games/slots/rules.ts";
import { timesText } from "../../ui/amount-text.ts";
import { SymbolPicture } from "../symbols/symbol.tsx";
import type { WonLine } from "./lines.tsx";

type Props = { readonly rules: SlotsRules; readonly won: readonly WonLine[] };

/** What a line returns, from the same table that pays. */
export function PayTable({ rules, won }: Props) {
  return (
    <div className="slots-pays">
      <ul>
        {rules.pays.map(({ symbol, count, pays }) => (
          <li key={`${symbol} ${count}`} data-hit={won.some((line) => line.pays === pays) || undefined}>
            <SymbolPicture name={symbol} size={30} />
            <span>
              <span className="sr-only">{symbol} </span>× {count}
            </span>
            <b>{timesText(pays)}</b>
          </li>
        ))}
      </ul>
      <p className="caption">
        Every spin plays {rules.lines.length} lines, from the left. A {rules.wild} stands for any symbol. All
        lines that win are added.
      </p>
    </div>
  );
}
