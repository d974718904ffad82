import { AMOUNT_MAX } from "../../base/money.ts";

const GROUPS = /\B(?=(\d{3})+$)/g;
/** A real minus sign: as wide as a digit in the mono, where the hyphen is not. */
const MINUS = "−";

export type AmountParts = { readonly sign: string; readonly whole: string; readonly cents: string };

/** Minor units taken apart as text, without arithmetic: 123405 is "1,234" and "05". */
export function amountParts(minor: number, signed = false): AmountParts {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return {
    sign: minor < 0 ? MINUS : signed && minor > 0 ? "+" : "",
    whole: digits.slice(0, -2).replace(GROUPS, ","),
    cents: digits.slice(-2),
  };
}

/** "1,234.05", "−0.50"; signed: "+3.00". */
export function amountText(minor: number, signed = false): string {
  const { sign, whole, cents } = amountParts(minor, signed);
  return `${sign}${whole}.${cents}`;
}

const TYPED = /^(\d{1,14})(?:\.(\d{0,2}))?$/;

/** What a person typed, as minor units: "5", "5.", "1,250.5". Undefined for anything that is no amount. */
export function parseAmount(text: string): number | undefined {
  const match = TYPED.exec(text.replaceAll(/[,\s]/g, ""));
  if (!match) return undefined;
  const minor = Number(`${match[1]}${(match[2] ?? "").padEnd(2, "0")}`);
  return minor <= Number(AMOUNT_MAX) ? minor : undefined;
}

/** Ten-thousandths as "1.98×", with as few decimals as are exact. */
export function timesText(multiplier: number): string {
  const digits = String(Math.abs(multiplier)).padStart(5, "0");
  const rest = digits.slice(-4).replace(/0+$/, "");
  const whole = digits.slice(0, -4).replace(GROUPS, ",");
  return `${multiplier < 0 ? MINUS : ""}${whole}${rest ? `.${rest.padEnd(2, "0")}` : ""}×`;
}
