import { Link } from "@tanstack/react-router";
import type { Fault } from "../api/fault.ts";
import { useLimits } from "../api/safety.ts";
import { buttonClass } from "../ui/button.tsx";
import { momentText } from "../ui/moment.ts";
import { Notice } from "../ui/notice.tsx";

/** Refusals that are no error: something that the player, or the house, has set. */
const STOPS = ["limit-reached", "excluded", "reality-check"] as const;
export const isStop = ({ code }: Fault): boolean => STOPS.some((stop) => stop === code);

const TITLES: Readonly<Record<string, string>> = {
  "limit-reached": "Your limit stops here",
  excluded: "There is no play for you now",
};

/** "for good" is a year that nobody here will see. */
const endsHere = (endsAt: string | undefined): string =>
  endsAt === undefined || endsAt.startsWith("9999") ? "" : ` Here that is ${momentText(endsAt, "minute")}.`;

/** What stands in the way of a bet, calmly, and where it can be looked at. */
export function StopNote({ fault }: { readonly fault: Fault }) {
  const { data } = useLimits();
  if (fault.code === "reality-check") {
    // The question stands above the page; once it is answered there is nothing left to say.
    return data?.realityCheck.due ? <Notice live title={fault.title} /> : null;
  }
  return (
    <Notice
      live
      title={TITLES[fault.code] ?? fault.title}
      action={
        <Link to="/play-safely" className={buttonClass({ size: "small" })}>
          Play safely
        </Link>
      }
    >
      {fault.title}
      {endsHere(fault.endsAt)}
    </Notice>
  );
}
