import type { TicketKind, TicketState } from "../base/support.ts";

type Moment = Date;

export type TicketsTable = {
  player_id: string;
  id: string;
  kind: TicketKind;
  subject: string;
  state: TicketState;
  created_at: Moment;
  updated_at: Moment;
};

export type TicketMessagesTable = {
  player_id: string;
  ticket_id: string;
  id: string;
  author: "player" | "staff";
  author_id: string;
  text: string;
  steps: string | null;
  expected: string | null;
  actual: string | null;
  created_at: Moment;
};

export type AdminLogTable = {
  number: bigint;
  at: Moment;
  actor_id: string | null;
  action: string;
  target: string | null;
  details: string;
  previous_hash: Uint8Array;
  hash: Uint8Array;
};

export type GrantsTable = {
  id: string;
  player_id: string;
  currency: number;
  amount: bigint;
  reason: string;
  state: "waiting" | "paid" | "refused";
  asked_by: string;
  key: string;
  input_hash: Uint8Array;
  asked_at: Moment;
  needs_second: boolean;
  decided_by: string | null;
  decided_at: Moment | null;
};

export type SupportTables = {
  tickets: TicketsTable;
  ticket_messages: TicketMessagesTable;
  admin_log: AdminLogTable;
  grants: GrantsTable;
};
