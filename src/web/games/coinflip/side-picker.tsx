import { SIDES, type Side } from "../../../games/coinflip/coinflip.ts";
import { CoinFace } from "./faces.tsx";

const LABELS: Readonly<Record<Side, string>> = { heads: "Heads", tails: "Tails" };

type Props = { readonly side: Side | null; readonly locked: boolean; onPick(side: Side): void };

/** Two coins to call by; native radio buttons, so arrows and screen readers know what to do. */
export function SidePicker({ side, locked, onPick }: Props) {
  return (
    <fieldset className="coinflip-sides" disabled={locked}>
      <legend className="sr-only">Call the side</legend>
      {SIDES.map((option) => (
        <label key={option} className="coinflip-side">
          <input
            type="radio"
            name="side"
            className="sr-only"
            checked={side === option}
            onChange={() => onPick(option)}
          />
          <svg viewBox="-106 -106 212 212" aria-hidden="true">
            <CoinFace side={option} />
          </svg>
          <span>{LABELS[option]}</span>
          <kbd>{option[0]}</kbd>
        </label>
      ))}
    </fieldset>
  );
}
