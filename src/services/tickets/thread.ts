import { Refusal } from "../../base/refusal.ts";
import type { Clock } from "../../base/time.ts";
import type { Database } from "../../db/database.ts";
import type { Tx } from "../../db/tx.ts";
import type { Letter } from "../../store/letters.ts";
import { type NamedMessage, type NamedTicket, readMessages, readTickets } from "../../store/tickets.ts";

export type TicketsDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: <T extends string>() => T;
  /** Where players go in the browser. */
  readonly publicUrl: string;
  /** Writes a letter as part of the transaction: no answer without its letter, no letter without its answer. */
  readonly write: (
    tx: Tx,
    to: { readonly playerId: string; readonly email: string },
    letter: Letter & { readonly name: "ticket-reply" },
  ) => Promise<void>;
};

export type Thread = { readonly ticket: NamedTicket; readonly messages: readonly NamedMessage[] };

/** A ticket by id; a player's own, if one is given: those of others do not exist. Refusals: not-found. */
export async function findTicket(db: Database["db"], id: string, playerId?: string): Promise<NamedTicket> {
  const [ticket] = await readTickets(db, { id, playerId }, "newest", 1);
  if (!ticket) throw new Refusal("not-found", "There is no ticket with this id.");
  return ticket;
}

/** A ticket with its thread. Refusals: not-found. */
export async function threadOf(db: Database["db"], id: string, playerId?: string): Promise<Thread> {
  const ticket = await findTicket(db, id, playerId);
  return { ticket, messages: await readMessages(db, ticket) };
}
