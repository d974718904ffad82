import { Link } from "@tanstack/react-router";
import type { DuplicateGroup } from "../../../contract/admin.ts";
import { useDuplicates } from "../../api/staff.ts";
import { Empty } from "../../ui/empty.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { dayText } from "../../ui/moment.ts";
import { SkeletonRows } from "../../ui/skeleton.tsx";

const SIGN_WORDS: Readonly<Record<DuplicateGroup["sign"], string>> = {
  mailbox: "One mailbox",
  browser: "One browser",
  address: "Made from one network in one day",
};

function Group({ group }: { readonly group: DuplicateGroup }) {
  const { sign, count, players } = group;
  return (
    <li className="grant">
      <h2 className="font-medium">
        {SIGN_WORDS[sign]} <span className="caption">{count} accounts</span>
      </h2>
      <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {players.map(({ id, username, createdAt, banned }) => (
          <li key={id}>
            <Link to="/staff/players/$player" params={{ player: id }} className="link">
              {username}
            </Link>{" "}
            <span className="caption">
              {dayText(new Date(createdAt))}
              {banned && ", closed"}
            </span>
          </li>
        ))}
        {count > players.length && <li className="caption">and {count - players.length} older</li>}
      </ul>
    </li>
  );
}

/** Accounts that may be one person's. */
export function DuplicatesPage() {
  const { data, error, refetch, isFetching } = useDuplicates();
  return (
    <div className="max-w-3xl">
      <p className="caption mb-2">
        <Link to="/staff/players" className="link">
          Players
        </Link>
      </p>
      <h1 className="display mb-3 text-4xl">Likely duplicates</h1>
      <p className="prose-width mb-5">
        Hints, not proof: families and schools share networks and browsers. Look at the accounts before you
        act.
      </p>
      {error && !data && <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />}
      {!data && !error && <SkeletonRows rows={6} height={2} />}
      {data?.groups.length === 0 && (
        <Empty title="No hints">No two accounts share a mailbox or a browser.</Empty>
      )}
      {data && data.groups.length > 0 && (
        <ul aria-label="Groups of accounts, the newest first">
          {data.groups.map((group) => (
            <Group key={`${group.sign} ${group.players.map(({ id }) => id).join(" ")}`} group={group} />
          ))}
        </ul>
      )}
    </div>
  );
}
