import type { Currency } from "../../base/money.ts";
import { amountParts, amountText } from "./amount-text.ts";
import "./amount.css";

type Props = {
  /** Minor units. */
  readonly minor: number;
  /** Shown as "CR" after or "$" before; nothing when the column says it. */
  readonly currency?: Currency;
  /** A difference: always with its sign, coloured by it. */
  readonly change?: boolean;
  /** Room for so many characters, so that a figure that grows moves nothing. */
  readonly room?: number;
  readonly className?: string;
};

const toneOf = (minor: number, change: boolean): "gain" | "loss" | undefined =>
  !change || minor === 0 ? undefined : minor > 0 ? "gain" : "loss";

/** An amount of play money in tabular figures. */
export function Amount({ minor, currency, change = false, room, className = "" }: Props) {
  const { sign, whole, cents } = amountParts(minor, change);
  const said = `${amountText(minor, change)}${currency === "credits" ? " credits" : ""}`;
  return (
    <span
      className={`amount ${className}`}
      data-tone={toneOf(minor, change)}
      style={room ? { minWidth: `${room}ch`, display: "inline-block", textAlign: "right" } : undefined}
    >
      <span className="sr-only">{currency === "cash" ? `${said} play dollars` : said}</span>
      <span aria-hidden="true">
        {sign}
        {currency === "cash" && "$"}
        {whole}
        <span className="cents">.{cents}</span>
        {currency === "credits" && <span className="unit">CR</span>}
      </span>
    </span>
  );
}
