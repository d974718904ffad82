import { Link } from "@tanstack/react-router";
import type { LogEntry } from "../../../contract/admin.ts";
import { useStaffLog } from "../../api/staff.ts";
import { FaultNote } from "../../ui/fault-note.tsx";
import { momentText } from "../../ui/moment.ts";
import { More } from "../../ui/more.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";

const ACTION_WORDS: Readonly<Record<string, string>> = {
  ban: "closed an account",
  unban: "opened an account",
  role: "gave a role",
  "sign-out": "signed a player out",
  "grant-asked": "asked for a grant",
  "grant-paid": "gave play money",
  "grant-agreed": "agreed to a grant",
  "grant-refused": "refused a grant",
  "ticket-state": "turned a ticket",
};

/** "reason: late; until: 2026-11-26": the details as they were hashed, one part after another. */
function detailsText(details: LogEntry["details"]): string {
  if (typeof details !== "object" || details === null || Array.isArray(details))
    return JSON.stringify(details);
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join("; ");
}

function Target({ entry }: { readonly entry: LogEntry }) {
  if (entry.target === null) return null;
  if (entry.action === "ticket-state") {
    return (
      <Link to="/staff/tickets/$ticket" params={{ ticket: entry.target }} className="link">
        the ticket
      </Link>
    );
  }
  return (
    <Link to="/staff/players/$player" params={{ player: entry.target }} className="link">
      the player
    </Link>
  );
}

function Entry({ entry, linked }: { readonly entry: LogEntry; readonly linked: boolean }) {
  const { number, at, actor, action, details, hash } = entry;
  return (
    <li className="log-entry">
      <p>
        <b>{actor ?? "The command line"}</b> {ACTION_WORDS[action] ?? action}
        {linked && entry.target !== null && ": "}
        {linked && <Target entry={entry} />}
      </p>
      <p className="log-details text-sm">{detailsText(details)}</p>
      <p className="caption figures">
        {number} · {momentText(at)} · <span title={hash}>{hash.slice(0, 16)}</span>
      </p>
    </li>
  );
}

/** Entries of the staff log, the newest first; of one target, or all. */
export function LogList({ target }: { readonly target?: string }) {
  const query = useStaffLog(target);
  const { data, error, refetch, isFetching } = query;
  if (error && !data) return <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={5} height={2} />;
  const entries = data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <p className="caption">Nothing yet.</p>;
  return (
    <>
      <ol aria-label="Entries, newest first">
        {entries.map((entry) => (
          <Entry key={entry.number} entry={entry} linked={target === undefined} />
        ))}
      </ol>
      <More query={query} what="Older entries" />
    </>
  );
}
