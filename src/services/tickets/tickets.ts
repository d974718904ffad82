import { present } from "../../base/assert.ts";
import { Refusal } from "../../base/refusal.ts";
import type { TicketKind, TicketState } from "../../base/support.ts";
import { DAY_MS } from "../../base/time.ts";
import { type Tx, withTx } from "../../db/tx.ts";
import { lockPlayer } from "../../store/players.ts";
import {
  type BugReport,
  countWritten,
  insertMessage,
  insertTicket,
  readTickets,
  setTicketState,
} from "../../store/tickets.ts";
import { createDesk } from "./desk.ts";
import { findTicket, type Thread, type TicketsDeps, threadOf } from "./thread.ts";

/** Every message is read by a person: this much of it in 24 hours, and this many threads at once. */
export const TICKET_LIMITS = { ticketsADay: 10, messagesADay: 60, notClosed: 5 } as const;

/** What a player writes to open a ticket. */
export type NewTicket = {
  readonly kind: TicketKind;
  readonly subject: string;
  readonly text: string;
  readonly report: BugReport | undefined;
};

/** Inside the player's lock. Refusals: conflict, rate-limited. */
async function assertRoom(tx: Tx, playerId: string, now: Date, opens: boolean): Promise<void> {
  const written = await countWritten(tx, playerId, new Date(now.getTime() - DAY_MS));
  if (opens && written.notClosed >= TICKET_LIMITS.notClosed) {
    throw new Refusal(
      "conflict",
      `${TICKET_LIMITS.notClosed} of your tickets are not closed yet: write on in one of them, or close one. Nothing was sent.`,
    );
  }
  const tooMany =
    written.messages >= TICKET_LIMITS.messagesADay || (opens && written.tickets >= TICKET_LIMITS.ticketsADay);
  if (tooMany) {
    throw new Refusal(
      "rate-limited",
      "That is as much as we can read of one person in a day. Nothing was sent.",
      {
        retryAfterSeconds: 3_600,
      },
    );
  }
}

/** Support: a thread between a player and the staff. */
export function createTickets(deps: TicketsDeps) {
  const { db } = deps.database;

  const message = (playerId: string, text: string, report: BugReport | undefined, now: Date) => ({
    id: deps.newId(),
    author: "player" as const,
    authorId: playerId,
    text,
    report,
    createdAt: now,
  });

  /** Changes one of a player's tickets inside the player's lock. Refusals: not-found. */
  function change(
    playerId: string,
    id: string,
    work: (tx: Tx, thread: Thread["ticket"], now: Date) => Promise<void>,
  ) {
    return withTx(deps.database, async (tx) => {
      await lockPlayer(tx, playerId);
      await work(tx, await findTicket(tx, id, playerId), new Date(deps.clock()));
      return await threadOf(tx, id, playerId);
    });
  }

  return {
    /** A player's tickets before a place in the list, newest first. */
    list: (playerId: string, from: string | undefined, limit: number) =>
      readTickets(db, { playerId, from }, "newest", limit),
    /** Refusals: not-found. */
    thread: (playerId: string, id: string): Promise<Thread> => threadOf(db, id, playerId),
    /** Refusals: conflict, when too many are open; rate-limited. */
    open: (playerId: string, { kind, subject, text, report }: NewTicket): Promise<Thread> =>
      withTx(deps.database, async (tx) => {
        present((await lockPlayer(tx, playerId)) || undefined, "the player");
        const now = new Date(deps.clock());
        await assertRoom(tx, playerId, now, true);
        const id = deps.newId();
        const ticket = {
          id,
          playerId,
          kind,
          subject,
          state: "open" as const,
          createdAt: now,
          updatedAt: now,
        };
        await insertTicket(tx, ticket);
        await insertMessage(tx, ticket, message(playerId, text, report, now));
        return await threadOf(tx, id, playerId);
      }),
    /** Writes on, and opens a closed ticket again. Refusals: not-found, rate-limited. */
    reply: (playerId: string, id: string, text: string): Promise<Thread> =>
      change(playerId, id, async (tx, ticket, now) => {
        await assertRoom(tx, playerId, now, false);
        await insertMessage(tx, ticket, message(playerId, text, undefined, now));
        await setTicketState(tx, ticket, "open", now);
      }),
    /** Refusals: not-found. */
    close: (playerId: string, id: string): Promise<Thread> =>
      change(playerId, id, (tx, ticket, now) =>
        setTicketState(tx, ticket, "closed" satisfies TicketState, now),
      ),
    /** The staff's side. */
    desk: createDesk(deps),
  };
}
export type Tickets = ReturnType<typeof createTickets>;
