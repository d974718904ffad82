import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Output } from "../../../contract/endpoints.ts";
import { call } from "../../api/call.ts";
import { inboxTicketQuery, STAFF_KEY, useInboxTicket } from "../../api/staff.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { Refused } from "../support/refused.tsx";
import { StateMark } from "../support/state-mark.tsx";
import { Thread } from "../support/thread.tsx";
import { KIND_WORDS, STAFF_STATE_WORDS } from "../support/words.ts";
import { WriteOn } from "../support/write-on.tsx";

const route = getRouteApi("/staff/tickets/$ticket");

type StaffThread = Output<"getInboxTicket">;

function Opened({ ticket, messages }: StaffThread) {
  const client = useQueryClient();
  const turning = useAction();
  const { id, state } = ticket;
  const names = new Map(messages.map((message) => [message.id, message.authorName]));
  const keep = async (thread: StaffThread): Promise<void> => {
    client.setQueryData(inboxTicketQuery(id).queryKey, thread);
    await client.invalidateQueries({ queryKey: [STAFF_KEY, "inbox"] });
  };
  const turn = (to: "open" | "closed"): void =>
    void turning.run(async () => keep(await call("setTicketState", { params: { id }, body: { state: to } })));
  return (
    <div className="grid gap-6">
      <header className="grid gap-2">
        <h1 className="display text-3xl [overflow-wrap:anywhere]">{ticket.subject}</h1>
        <p className="flex flex-wrap items-center gap-x-5 gap-y-1">
          <StateMark state={state} words={STAFF_STATE_WORDS} />
          <span className="caption">
            {KIND_WORDS[ticket.kind]}, from{" "}
            <Link to="/staff/players/$player" params={{ player: ticket.playerId }} className="link">
              {ticket.username}
            </Link>
          </span>
        </p>
      </header>
      <Thread
        messages={messages}
        nameOf={({ id: message, author }) =>
          `${names.get(message) ?? ""}${author === "staff" ? ", for the house" : ""}`
        }
      />
      {turning.fault && <Refused fault={turning.fault} />}
      <WriteOn
        label="Answer; the player gets a mail"
        verb="Send the answer"
        onSend={async (text) => keep(await call("answerTicket", { params: { id }, body: { text } }))}
      >
        <Button busy={turning.busy} onClick={() => turn(state === "closed" ? "open" : "closed")}>
          {state === "closed" ? "Open it again" : "Close it"}
        </Button>
      </WriteOn>
    </div>
  );
}

/** One ticket, from the staff's side. */
export function StaffTicketPage() {
  const { ticket } = route.useParams();
  const { data, error, refetch, isFetching } = useInboxTicket(ticket);
  return (
    <>
      <p className="caption mb-2">
        <Link to="/staff/tickets" className="link">
          Tickets
        </Link>
      </p>
      {error && !data && <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />}
      {!data && !error && <SkeletonRows rows={6} height={2} />}
      {data && <Opened {...data} />}
    </>
  );
}
