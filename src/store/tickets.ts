import { type Kysely, sql } from "kysely";
import type { TicketKind, TicketState } from "../base/support.ts";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";

export type StoredTicket = {
  readonly id: string;
  readonly playerId: string;
  readonly kind: TicketKind;
  readonly subject: string;
  readonly state: TicketState;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};
/** With the name of whose it is. */
export type NamedTicket = StoredTicket & { readonly username: string };

/** How a bug is seen, what should have happened, what did. */
export type BugReport = { readonly steps: string; readonly expected: string; readonly actual: string };

export type StoredMessage = {
  readonly id: string;
  readonly author: "player" | "staff";
  readonly authorId: string;
  readonly text: string;
  readonly report: BugReport | undefined;
  readonly createdAt: Date;
};
export type NamedMessage = StoredMessage & { readonly authorName: string };

const nameOf = (alias: string) =>
  sql<
    string | null
  >`coalesce(${sql.ref(`${alias}.display_username`)}, ${sql.ref(`${alias}.username`)}, ${sql.ref(`${alias}.name`)})`;

export async function insertTicket(tx: Tx, ticket: StoredTicket): Promise<void> {
  await tx
    .insertInto("tickets")
    .values({
      player_id: ticket.playerId,
      id: ticket.id,
      kind: ticket.kind,
      subject: ticket.subject,
      state: ticket.state,
      created_at: ticket.createdAt,
      updated_at: ticket.updatedAt,
    })
    .execute();
}

export async function insertMessage(
  tx: Tx,
  ticket: { readonly playerId: string; readonly id: string },
  message: StoredMessage,
): Promise<void> {
  await tx
    .insertInto("ticket_messages")
    .values({
      player_id: ticket.playerId,
      ticket_id: ticket.id,
      id: message.id,
      author: message.author,
      author_id: message.authorId,
      text: message.text,
      steps: message.report?.steps ?? null,
      expected: message.report?.expected ?? null,
      actual: message.report?.actual ?? null,
      created_at: message.createdAt,
    })
    .execute();
}

export async function setTicketState(
  tx: Tx,
  ticket: StoredTicket,
  state: TicketState,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("tickets")
    .set({ state, updated_at: now })
    .where("player_id", "=", ticket.playerId)
    .where("id", "=", ticket.id)
    .execute();
}

type Filter = {
  readonly playerId?: string | undefined;
  readonly id?: string | undefined;
  readonly state?: TicketState | undefined;
  readonly kind?: TicketKind | undefined;
  /** The place in the list to go on from (exclusive). */
  readonly from?: string | undefined;
};

/** Tickets by age: a player's own the newest first, the staff's inbox the oldest first. */
export async function readTickets(
  db: Kysely<Tables>,
  filter: Filter,
  order: "newest" | "oldest",
  limit: number,
): Promise<NamedTicket[]> {
  let query = db
    .selectFrom("tickets as t")
    .leftJoin("players as p", "p.id", "t.player_id")
    .selectAll("t")
    .select(nameOf("p").as("owner"))
    .orderBy("t.id", order === "newest" ? "desc" : "asc")
    .limit(limit);
  if (filter.playerId !== undefined) query = query.where("t.player_id", "=", filter.playerId);
  if (filter.id !== undefined) query = query.where("t.id", "=", filter.id);
  if (filter.state !== undefined) query = query.where("t.state", "=", filter.state);
  if (filter.kind !== undefined) query = query.where("t.kind", "=", filter.kind);
  if (filter.from !== undefined) query = query.where("t.id", order === "newest" ? "<" : ">", filter.from);
  return (await query.execute()).map((row) => ({
    id: row.id,
    playerId: row.player_id,
    kind: row.kind,
    subject: row.subject,
    state: row.state,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    username: row.owner ?? row.player_id,
  }));
}

/** Tickets that wait for the staff. */
export async function countOpenTickets(db: Kysely<Tables>): Promise<bigint> {
  const row = await db
    .selectFrom("tickets")
    .select((eb) => eb.fn.countAll<bigint>().as("n"))
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  return row.n;
}

/** A ticket's thread, in order. */
export async function readMessages(db: Kysely<Tables>, ticket: StoredTicket): Promise<NamedMessage[]> {
  const rows = await db
    .selectFrom("ticket_messages as m")
    .leftJoin("players as a", "a.id", "m.author_id")
    .selectAll("m")
    .select(nameOf("a").as("author_name"))
    .where("m.player_id", "=", ticket.playerId)
    .where("m.ticket_id", "=", ticket.id)
    .orderBy("m.id")
    .execute();
  return rows.map(({ steps, expected, actual, ...row }) => ({
    id: row.id,
    author: row.author,
    authorId: row.author_id,
    authorName: row.author_name ?? row.author_id,
    text: row.text,
    report: steps !== null && expected !== null && actual !== null ? { steps, expected, actual } : undefined,
    createdAt: row.created_at,
  }));
}

/** How much a player has written since a moment, and how many of their tickets are not closed. */
export async function countWritten(
  tx: Tx,
  playerId: string,
  since: Date,
): Promise<{ tickets: number; messages: number; notClosed: number }> {
  const { rows } = await sql<{ tickets: bigint; messages: bigint; not_closed: bigint }>`
    SELECT
      (SELECT count(*) FROM tickets WHERE player_id = ${playerId} AND created_at > ${since}) AS tickets,
      (SELECT count(*) FROM ticket_messages
        WHERE player_id = ${playerId} AND author = 'player' AND created_at > ${since}) AS messages,
      (SELECT count(*) FROM tickets WHERE player_id = ${playerId} AND state <> 'closed') AS not_closed`.execute(
    tx,
  );
  const [row] = rows;
  return {
    tickets: Number(row?.tickets ?? 0n),
    messages: Number(row?.messages ?? 0n),
    notClosed: Number(row?.not_closed ?? 0n),
  };
}
