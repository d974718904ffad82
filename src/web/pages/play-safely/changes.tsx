import { momentText } from "../../ui/moment.ts";
import { Section } from "../profile/section.tsx";
import { isForGood, type Limits, limitName, limitText, minutesText } from "./words.ts";

type Change = Limits["changes"][number];

function whatOf({ what, span, amount, until }: Change): string {
  if (what === "break") return `Break until ${momentText(until ?? "", "minute")}`;
  if (what === "exclusion") {
    return until && isForGood(until)
      ? "Exclusion for good"
      : `Exclusion until ${momentText(until ?? "", "minute")}`;
  }
  if (what === "reality-check") {
    return `Reality check ${amount === null ? "off" : `every ${minutesText(amount)}`}`;
  }
  return `${limitName(what, span ?? "day")}: ${limitText(what, amount)}`;
}

const SHOWN = 10;

/** What was set and when, the newest first. */
export function Changes({ changes }: { readonly changes: Limits["changes"] }) {
  if (changes.length === 0) return null;
  return (
    <Section title="What you have set" about="The newest first.">
      <ol className="grid gap-2">
        {changes.slice(0, SHOWN).map((change) => (
          <li key={`${change.createdAt} ${whatOf(change)}`}>
            {whatOf(change)}
            <span className="caption block">
              {momentText(change.createdAt, "minute")}
              {change.effectiveAt > change.createdAt &&
                `, counts from ${momentText(change.effectiveAt, "minute")}`}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
