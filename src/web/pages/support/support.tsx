import { Link } from "@tanstack/react-router";
import type { Ticket } from "../../../contract/tickets.ts";
import { useTickets } from "../../api/support.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { momentText } from "../../ui/moment.ts";
import { More } from "../../ui/more.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { SignInFirst } from "../account/sign-in-first.tsx";
import { StateMark } from "./state-mark.tsx";
import { KIND_WORDS } from "./words.ts";

function Row({ ticket }: { readonly ticket: Ticket }) {
  return (
    <li>
      <Link to="/support/$ticket" params={{ ticket: ticket.id }}>
        <span className="subject">{ticket.subject}</span>
        <StateMark state={ticket.state} />
        <span className="caption">
          {KIND_WORDS[ticket.kind]}, last changed {momentText(ticket.updatedAt, "minute")}
        </span>
      </Link>
    </li>
  );
}

function Mine() {
  const query = useTickets();
  const { data, error, refetch, isFetching } = query;
  if (error && !data) return <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={5} height={2} />;
  const tickets = data.pages.flatMap((page) => page.tickets);
  if (tickets.length === 0) {
    return (
      <Empty
        title="No tickets yet"
        action={
          <Link to="/support/new" className={buttonClass({ tone: "main" })}>
            Write to the house
          </Link>
        }
      >
        A bug, a wish, a question about your account: a person reads it and answers here and by mail.
      </Empty>
    );
  }
  return (
    <>
      <p className="mb-4">
        <Link to="/support/new" className={buttonClass({ tone: "main" })}>
          Write to the house
        </Link>
      </p>
      <ul className="tickets" aria-label="Your tickets, newest first">
        {tickets.map((ticket) => (
          <Row key={ticket.id} ticket={ticket} />
        ))}
      </ul>
      <More query={query} what="Older tickets" />
    </>
  );
}

/** One's own tickets. */
export function Support() {
  return (
    <>
      <title>Support · RNG-THING</title>
      <h1 className="display mb-6 text-4xl">Support</h1>
      <SignInFirst what="Tickets belong to an account: sign in to write, and to read the answer.">
        <Mine />
      </SignInFirst>
    </>
  );
}
