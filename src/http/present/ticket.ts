import type { Message, StaffTicket, Ticket } from "../../contract/tickets.ts";
import type { Tickets } from "../../services/tickets/tickets.ts";

type Thread = Awaited<ReturnType<Tickets["thread"]>>;
type Stored = Thread["ticket"];

/** The one place where a ticket becomes JSON. */
export const presentTicket = ({ id, kind, subject, state, createdAt, updatedAt }: Stored): Ticket => ({
  id,
  kind,
  subject,
  state,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

const presentMessage = ({ id, author, text, report, createdAt }: Thread["messages"][number]): Message => ({
  id,
  author,
  text,
  report: report ?? null,
  createdAt: createdAt.toISOString(),
});

/** To the player, staff is staff: who it was stays in the house. */
export const presentThread = ({ ticket, messages }: Thread) => ({
  ticket: presentTicket(ticket),
  messages: messages.map(presentMessage),
});

export const presentStaffTicket = (ticket: Stored): StaffTicket => ({
  ...presentTicket(ticket),
  playerId: ticket.playerId,
  username: ticket.username,
});

export const presentStaffThread = ({ ticket, messages }: Thread) => ({
  ticket: presentStaffTicket(ticket),
  messages: messages.map((message) => ({ ...presentMessage(message), authorName: message.authorName })),
});
