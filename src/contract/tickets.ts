import { z } from "zod";
import { TICKET_KINDS, TICKET_LENGTHS, TICKET_STATES } from "../base/support.ts";
import { moment, page, uuid } from "./amount.ts";
import type { Endpoint } from "./endpoint.ts";
import { line, prose } from "./text.ts";

const { subject: SUBJECT_MAX, text: TEXT_MAX, part: PART_MAX } = TICKET_LENGTHS;

export const ticket = z.object({
  id: uuid,
  kind: z.enum(TICKET_KINDS),
  subject: z.string(),
  state: z.enum(TICKET_STATES),
  createdAt: moment,
  updatedAt: moment,
});
export type Ticket = z.infer<typeof ticket>;

export const message = z.object({
  id: uuid,
  author: z.enum(["player", "staff"]),
  text: z.string(),
  /** Only in the first message of a bug report. */
  report: z.object({ steps: z.string(), expected: z.string(), actual: z.string() }).nullable(),
  createdAt: moment,
});
export type Message = z.infer<typeof message>;

export const thread = z.object({ ticket, messages: z.array(message) });
const tickets = z.object({ tickets: z.array(ticket), nextCursor: z.string().nullable() });

const subject = line(SUBJECT_MAX);
/** A bug says how to see it, what should have happened and what did. */
export const openTicketBody = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("bug"),
    subject,
    text: prose(TEXT_MAX),
    steps: prose(PART_MAX),
    expected: prose(PART_MAX),
    actual: prose(PART_MAX),
  }),
  z.object({ kind: z.enum(["feature", "account", "other"]), subject, text: prose(TEXT_MAX) }),
]);
export const messageBody = z.object({ text: prose(TEXT_MAX) });

/** As the staff sees it: whose it is, and who wrote what. */
export const staffTicket = ticket.extend({ playerId: uuid, username: z.string() });
export type StaffTicket = z.infer<typeof staffTicket>;
export const staffThread = z.object({
  ticket: staffTicket,
  messages: z.array(message.extend({ authorName: z.string() })),
});
const staffTickets = z.object({ tickets: z.array(staffTicket), nextCursor: z.string().nullable() });

const byId = z.object({ id: uuid });

export const TICKET_ENDPOINTS = {
  listTickets: {
    summary: "My tickets, newest first",
    access: "player",
    query: page,
    status: 200,
    response: tickets,
  },
  openTicket: {
    summary: "Write to support; no attachments are taken",
    access: "player",
    body: openTicketBody,
    status: 201,
    response: thread,
  },
  getTicket: {
    summary: "One of my tickets with its thread",
    access: "player",
    params: byId,
    status: 200,
    response: thread,
  },
  replyTicket: {
    summary: "Write on in one of my tickets; opens a closed one again",
    access: "player",
    params: byId,
    body: messageBody,
    status: 201,
    response: thread,
  },
  closeTicket: {
    summary: "Close one of my tickets",
    access: "player",
    params: byId,
    status: 200,
    response: thread,
  },
  listInbox: {
    summary: "Tickets of all players, the longest waiting first",
    access: "support",
    query: page.extend({ state: z.enum(TICKET_STATES).optional(), kind: z.enum(TICKET_KINDS).optional() }),
    status: 200,
    response: staffTickets,
  },
  getInboxTicket: {
    summary: "A ticket with its thread",
    access: "support",
    params: byId,
    status: 200,
    response: staffThread,
  },
  answerTicket: {
    summary: "Answer a ticket; the player gets a mail",
    access: "support",
    params: byId,
    body: messageBody,
    status: 201,
    response: staffThread,
  },
  setTicketState: {
    summary: "Close a ticket, or open it again",
    access: "support",
    params: byId,
    body: z.object({ state: z.enum(["open", "closed"]) }),
    status: 200,
    response: staffThread,
  },
} as const satisfies Record<string, Endpoint>;
