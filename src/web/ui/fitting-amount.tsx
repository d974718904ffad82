import type { Currency } from "../../base/money.ts";
import { Amount } from "./amount.tsx";
import { amountParts } from "./amount-text.ts";
import { shortAmount } from "./short-amount.ts";
import "./fitting-amount.css";

/** Minor units from which a narrow place leaves out the cents, and from which it shortens. */
const WHOLE_FROM = 10_000_000;
const SHORT_FROM = 1_000_000_000;

function briefText(minor: number, change: boolean): string | undefined {
  const size = Math.abs(minor);
  if (size < WHOLE_FROM) return undefined;
  const { sign, whole } = amountParts(minor, change);
  return `${sign}${size < SHORT_FROM ? whole : shortAmount(size)}`;
}

type Props = { readonly minor: number; readonly currency?: Currency; readonly change?: boolean };

/** An amount that gives up its cents, then its last digits, where there is no room for them. Said whole to those who listen. */
export function FittingAmount({ minor, currency, change = false }: Props) {
  const brief = briefText(minor, change);
  const whole = <Amount minor={minor} change={change} {...(currency ? { currency } : {})} />;
  if (brief === undefined) return whole;
  return (
    <span className="fitting">
      <span className="fitting-whole">{whole}</span>
      <span className="fitting-brief amount" aria-hidden="true">
        {currency === "cash" && "$"}
        {brief}
      </span>
    </span>
  );
}
