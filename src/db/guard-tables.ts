import type { Generated } from "kysely";
import type { LimitKind } from "../base/limits.ts";
import type { Span } from "../base/span.ts";

type Moment = Date;

export type PlayGuardsTable = {
  player_id: string;
  break_until: Generated<Moment | null>;
  excluded_until: Generated<Moment | null>;
  banned_until: Generated<Moment | null>;
  check_every_ms: Generated<bigint | null>;
  unchecked_ms: bigint;
};

export type PlayLimitsTable = {
  player_id: string;
  kind: LimitKind;
  span: Span;
  amount: bigint;
  next_amount: bigint | null;
  next_at: Moment | null;
};

export type PlayCountsTable = {
  player_id: string;
  span: Span;
  since: Moment;
  staked: bigint;
  returned: bigint;
  played_ms: bigint;
};

export type LimitChangesTable = {
  player_id: string;
  id: string;
  what: LimitKind | "reality-check" | "break" | "exclusion";
  span: Span | null;
  amount: bigint | null;
  effective_at: Moment;
  until: Moment | null;
  created_at: Moment;
};

export type GuardTables = {
  play_guards: PlayGuardsTable;
  play_limits: PlayLimitsTable;
  play_counts: PlayCountsTable;
  limit_changes: LimitChangesTable;
};
