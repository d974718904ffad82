import type { CrapsRules } from "../../../games/craps/rules.ts";
import { amountText } from "../../ui/amount-text.ts";
import { Chip } from "../../ui/chip.tsx";
import { type Cloth, SpotButton } from "./spot.tsx";
import { payName, type Spot } from "./spots.ts";

type Props = {
  readonly rules: CrapsRules;
  readonly cloth: Cloth;
  readonly on: number;
  readonly point: boolean;
};

const WRITTEN: Readonly<Record<number, string>> = { 6: "SIX", 9: "NINE" };

/** The bets that travelled here, and the odds that may lie behind them. */
const TRAVELLERS = [
  ["come", "come-odds", "come", "b"],
  ["dont-come", "dont-come-odds", "don’t", "a"],
] as const;

/** A point number: placed, come to, and with the puck on it while it is the point. */
export function NumberBox({ rules, cloth, on, point }: Props) {
  const place: Spot = { type: "place", on };
  return (
    <div className="cr-number" data-point={point || undefined}>
      {point && <span className="cr-puck on">On</span>}
      <SpotButton cloth={cloth} spot={place} className="place" hint={String(on % 10)}>
        <b>{WRITTEN[on] ?? on}</b>
        <small>{payName(rules, place)}</small>
      </SpotButton>
      {TRAVELLERS.map(([line, odds, label, key]) => {
        const chip = cloth.chipOn({ type: line, on });
        return chip ? (
          <SpotButton
            key={line}
            cloth={cloth}
            spot={{ type: odds, on }}
            className="small"
            hint={`${key}${on % 10}`}
          >
            <span className="cr-line-chip">
              <Chip minor={chip.stake} size={26} />
              <span className="sr-only">{amountText(chip.stake)} on </span>
            </span>
            {label}
          </SpotButton>
        ) : null;
      })}
    </div>
  );
}
