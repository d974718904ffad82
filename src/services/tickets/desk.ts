import type { TicketKind, TicketState } from "../../base/support.ts";
import { type Tx, withTx } from "../../db/tx.ts";
import { appendLog } from "../../store/admin-log.ts";
import { lockPlayer, readPerson } from "../../store/players.ts";
import { insertMessage, readTickets, setTicketState } from "../../store/tickets.ts";
import { findTicket, type Thread, type TicketsDeps, threadOf } from "./thread.ts";

type InboxFilter = {
  readonly state: TicketState | undefined;
  readonly kind: TicketKind | undefined;
  readonly from: string | undefined;
};

/** Nobody is told who has left. */
async function tellPlayer(
  deps: TicketsDeps,
  tx: Tx,
  { id, playerId, subject }: Thread["ticket"],
): Promise<void> {
  const person = await readPerson(tx, playerId);
  if (!person) return;
  const { username, email } = person;
  const link = `${deps.publicUrl}/support/${id}`;
  await deps.write(tx, { playerId, email }, { name: "ticket-reply", username, subject, link });
}

/** Where the staff works on tickets. */
export function createDesk(deps: TicketsDeps) {
  const { db } = deps.database;

  /** Inside the lock of whose ticket it is, so that two answers come one after the other. */
  function change(id: string, work: (tx: Tx, ticket: Thread["ticket"], now: Date) => Promise<void>) {
    return withTx(deps.database, async (tx) => {
      const { playerId } = await findTicket(tx, id);
      await lockPlayer(tx, playerId);
      await work(tx, await findTicket(tx, id), new Date(deps.clock()));
      return await threadOf(tx, id);
    });
  }

  return {
    /** Tickets after a place in the list, the longest waiting first. */
    inbox: (filter: InboxFilter, limit: number) => readTickets(db, filter, "oldest", limit),
    /** Refusals: not-found. */
    thread: (id: string): Promise<Thread> => threadOf(db, id),
    /** Answers, and mails the player that there is an answer. Refusals: not-found. */
    answer: (staffId: string, id: string, text: string): Promise<Thread> =>
      change(id, async (tx, ticket, now) => {
        const message = { id: deps.newId(), author: "staff" as const, authorId: staffId, text };
        await insertMessage(tx, ticket, { ...message, report: undefined, createdAt: now });
        await setTicketState(tx, ticket, "answered", now);
        await tellPlayer(deps, tx, ticket);
      }),
    /** Refusals: not-found. */
    setState: (staffId: string, id: string, state: "open" | "closed"): Promise<Thread> =>
      change(id, async (tx, ticket, now) => {
        await setTicketState(tx, ticket, state, now);
        await appendLog(tx, {
          actorId: staffId,
          action: "ticket-state",
          target: id,
          details: { state },
          now,
        });
      }),
  };
}
