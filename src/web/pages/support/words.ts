import type { TicketKind, TicketState } from "../../../base/support.ts";

export const KIND_WORDS: Readonly<Record<TicketKind, string>> = {
  bug: "Bug",
  feature: "Feature",
  account: "Account",
  other: "Other",
};

/** What a request begins with that has no button of its own: the law gives the right, a person serves it. */
export const REQUESTS = {
  correction: {
    subject: "Please correct my date of birth",
    text: "I was born on (day, month, year): ",
  },
  objection: {
    subject: "I object to a use of my data",
    text: "Which use of which data I object to: \n\nWhy, from my situation: ",
  },
  restriction: {
    subject: "Please restrict the use of my data",
    text: "Which data is to be kept but not used: \n\nWhy (it is wrong, its use is not lawful, I need it for a claim, or I have objected): ",
  },
} as const;
export type Request = keyof typeof REQUESTS;
export const isRequest = (value: unknown): value is Request =>
  typeof value === "string" && Object.hasOwn(REQUESTS, value);

/** Whose turn it is, as the player reads it and as the staff does. */
export const STATE_WORDS: Readonly<Record<TicketState, string>> = {
  open: "Waiting for the house",
  answered: "Answered",
  closed: "Closed",
};
export const STAFF_STATE_WORDS: Readonly<Record<TicketState, string>> = {
  open: "Waits for us",
  answered: "Waits for the player",
  closed: "Closed",
};
