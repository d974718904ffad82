import type { TicketKind, TicketState } from "../../../base/support.ts";

export const KIND_WORDS: Readonly<Record<TicketKind, string>> = {
  bug: "Bug",
  feature: "Feature",
  account: "Account",
  other: "Other",
};

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
