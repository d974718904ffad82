/** What a ticket can be about. */
export const TICKET_KINDS = ["bug", "feature", "account", "other"] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

/** Characters of a subject, of a message, and of each part of a bug report. */
export const TICKET_LENGTHS = { subject: 120, text: 4_000, part: 2_000 } as const;

/** open: the staff's turn. answered: the player's. closed: done, until somebody writes again. */
export const TICKET_STATES = ["open", "answered", "closed"] as const;
export type TicketState = (typeof TICKET_STATES)[number];
