import type { CrapsView } from "../../../games/craps/craps.ts";
import { amountText } from "../../ui/amount-text.ts";
import { spotName } from "./spots.ts";

const RESULTS = { win: "won", lose: "lost", push: "push", taken: "taken down" } as const;

type Props = { readonly view: CrapsView | null; readonly quiet: boolean };

/** What the throw that lies has decided, chip by chip. */
export function Resolved({ view, quiet }: Props) {
  const at = view?.throws.length ?? 0;
  const decided = view && !quiet ? view.settled.filter((chip) => chip.at === at) : [];
  const [a, b] = (!quiet && view?.throws.at(-1)) || [0, 0];
  const hard = a === b && [4, 6, 8, 10].includes(a + b);
  return (
    <section
      className="cr-resolved"
      aria-label="This throw"
      aria-live="polite"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard.
      tabIndex={0}
    >
      <p className="cr-sum">
        <b>{a ? a + b : "–"}</b>
        <span>{a ? `${a} and ${b}${hard ? ", the hard way" : ""}` : quiet ? "rolling" : "no throw yet"}</span>
      </p>
      {view && !quiet && (
        <ul>
          {decided.map(({ type, on, stake, result, returned }) => (
            <li key={`${type} ${on}`} data-result={result}>
              <span>{spotName({ type, on })}</span>
              <span>{RESULTS[result]}</span>
              <b className="figures cr-net">{amountText(returned - stake, true)}</b>
            </li>
          ))}
          {decided.length === 0 && <li className="none">Nothing was decided.</li>}
        </ul>
      )}
    </section>
  );
}
