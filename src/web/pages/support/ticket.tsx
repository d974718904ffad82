import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Output } from "../../../contract/endpoints.ts";
import { call } from "../../api/call.ts";
import { ticketQuery, ticketsQuery, useTicket } from "../../api/support.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { SignInFirst } from "../account/sign-in-first.tsx";
import { Refused } from "./refused.tsx";
import { StateMark } from "./state-mark.tsx";
import { Thread } from "./thread.tsx";
import { KIND_WORDS } from "./words.ts";
import { WriteOn } from "./write-on.tsx";

const route = getRouteApi("/support/$ticket");

function Opened({ ticket, messages }: Output<"getTicket">) {
  const client = useQueryClient();
  const closing = useAction();
  const { id, state } = ticket;
  const keep = (thread: Output<"getTicket">): void => {
    client.setQueryData(ticketQuery(id).queryKey, thread);
    void client.invalidateQueries({ queryKey: ticketsQuery.queryKey });
  };
  return (
    <div className="grid gap-6">
      <header className="grid gap-2">
        <h1 className="display text-3xl [overflow-wrap:anywhere]">{ticket.subject}</h1>
        <p className="flex flex-wrap items-center gap-x-5 gap-y-1">
          <StateMark state={state} />
          <span className="caption">{KIND_WORDS[ticket.kind]}</span>
        </p>
      </header>
      <Thread messages={messages} nameOf={({ author }) => (author === "staff" ? "The house" : "You")} />
      {closing.fault && <Refused fault={closing.fault} />}
      <WriteOn
        label={state === "closed" ? "Closed. Writing on opens it again" : "Write on"}
        verb="Send"
        onSend={async (text) => keep(await call("replyTicket", { params: { id }, body: { text } }))}
      >
        {state !== "closed" && (
          <Button
            busy={closing.busy}
            onClick={() => void closing.run(async () => keep(await call("closeTicket", { params: { id } })))}
          >
            Close the ticket
          </Button>
        )}
      </WriteOn>
    </div>
  );
}

function Mine({ id }: { readonly id: string }) {
  const { data, error, refetch, isFetching } = useTicket(id);
  if (error && !data) return <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={6} height={2} />;
  return <Opened {...data} />;
}

/** One ticket with its thread. */
export function TicketPage() {
  const { ticket } = route.useParams();
  return (
    <>
      <title>Ticket · RNG-THING</title>
      <p className="caption mb-2">
        <Link to="/support" className="link">
          Support
        </Link>
      </p>
      <SignInFirst what="Tickets belong to an account: sign in to read it.">
        <Mine id={ticket} />
      </SignInFirst>
    </>
  );
}
