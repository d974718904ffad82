import type { Output } from "../../../contract/endpoints.ts";
import { amountText } from "../../ui/amount-text.ts";

export type Limits = Output<"getLimits">;
export type Limit = Limits["limits"][number];
export type Kind = Limit["kind"];
export type Span = Limit["span"];

export const KINDS = [
  { kind: "loss", name: "Lost", about: "Stakes less what came back: credits." },
  { kind: "wager", name: "Staked", about: "Every stake counts, whatever comes back: credits." },
  { kind: "time", name: "Time", about: "Minutes of play; a pause of up to a quarter of an hour counts." },
] as const satisfies readonly { kind: Kind; name: string; about: string }[];

export const SPAN_WORDS = [
  { span: "day", name: "in a day" },
  { span: "week", name: "in a week" },
  { span: "month", name: "in a month" },
] as const satisfies readonly { span: Span; name: string }[];

const MINUTES_IN_HOUR = 60;

/** "45 min", "2 h", "2 h 05 min". */
export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / MINUTES_IN_HOUR);
  const rest = minutes % MINUTES_IN_HOUR;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, "0")} min`;
}

/** What a limit's amount says; null: no limit. */
export const limitText = (kind: Kind, amount: number | null): string =>
  amount === null ? "no limit" : kind === "time" ? minutesText(amount) : amountText(amount);

/** "Lost in a week". */
export const limitName = (kind: Kind, span: Span): string =>
  `${KINDS.find((one) => one.kind === kind)?.name} ${SPAN_WORDS.find((one) => one.span === span)?.name}`;

/** The year that stands for "for good". */
const FOR_GOOD = "9999";
export const isForGood = (iso: string): boolean => iso.startsWith(FOR_GOOD);

/** "an hour", "3 days", "6 weeks". */
export function hoursText(hours: number): string {
  if (hours === 1) return "an hour";
  if (hours === 24) return "a day";
  return hours % 168 === 0 && hours > 168
    ? `${hours / 168} weeks`
    : hours === 168
      ? "a week"
      : `${hours / 24} days`;
}
export const monthsText = (months: number | null): string =>
  months === null
    ? "for good"
    : months % 12 === 0
      ? months === 12
        ? "a year"
        : `${months / 12} years`
      : `${months} months`;
