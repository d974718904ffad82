import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { TICKET_KINDS, TICKET_STATES } from "../../../base/support.ts";
import type { StaffTicket } from "../../../contract/tickets.ts";
import { type InboxFilter, useInbox } from "../../api/staff.ts";
import { Empty } from "../../ui/empty.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { momentText } from "../../ui/moment.ts";
import { More } from "../../ui/more.tsx";
import { Select } from "../../ui/select.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { StateMark } from "../support/state-mark.tsx";
import { KIND_WORDS, STAFF_STATE_WORDS } from "../support/words.ts";

const route = getRouteApi("/staff/tickets");

const ANY = { value: "", label: "Any" } as const;
const STATES = [ANY, ...TICKET_STATES.map((value) => ({ value, label: STAFF_STATE_WORDS[value] }))] as const;
const KINDS = [ANY, ...TICKET_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))] as const;

function Row({ ticket }: { readonly ticket: StaffTicket }) {
  const { id, kind, subject, state, username, createdAt } = ticket;
  return (
    <li>
      <Link to="/staff/tickets/$ticket" params={{ ticket: id }}>
        <span className="subject">{subject}</span>
        <StateMark state={state} words={STAFF_STATE_WORDS} />
        <span className="caption">
          {KIND_WORDS[kind]}, {username}, {momentText(createdAt, "minute")}
        </span>
      </Link>
    </li>
  );
}

function List({ filter }: { readonly filter: InboxFilter }) {
  const query = useInbox(filter);
  const { data, error, refetch, isFetching } = query;
  if (error && !data) return <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={6} height={2} />;
  const tickets = data.pages.flatMap((page) => page.tickets);
  if (tickets.length === 0) return <Empty title="No such tickets">Nobody waits here.</Empty>;
  return (
    <>
      <ul className="tickets" aria-label="Tickets, the longest waiting first">
        {tickets.map((ticket) => (
          <Row key={ticket.id} ticket={ticket} />
        ))}
      </ul>
      <More query={query} what="More tickets" />
    </>
  );
}

/** Tickets of all players. */
export function Inbox() {
  const filter = route.useSearch();
  const navigate = useNavigate();
  const go = (search: InboxFilter): void => void navigate({ to: "/staff/tickets", search, replace: true });
  return (
    <>
      <h1 className="display mb-5 text-4xl">Tickets</h1>
      <div className="staff-filter">
        <Select
          label="State"
          className="w-52"
          options={STATES}
          value={filter.state ?? ""}
          onChange={(state) => go({ ...filter, state: state === "" ? undefined : state })}
        />
        <Select
          label="About"
          className="w-40"
          options={KINDS}
          value={filter.kind ?? ""}
          onChange={(kind) => go({ ...filter, kind: kind === "" ? undefined : kind })}
        />
      </div>
      <List filter={filter} />
    </>
  );
}
