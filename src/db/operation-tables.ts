import type { JSONColumnType } from "kysely";
import type { Json } from "../base/canonical.ts";

type Moment = Date;
type Jsonb = JSONColumnType<{ value: Json }["value"] & object>;

export type TimelinesTable = {
  number: number;
  cluster_id: bigint;
  xact_offset: bigint;
  block: bigint | null;
  began_at: Moment;
};

export type JobRunsTable = {
  job: string;
  started_at: Moment;
  succeeded_at: Moment | null;
  failed_at: Moment | null;
  failure: string | null;
  took_ms: bigint;
  runs: bigint;
  failures: bigint;
};

export type ProofsTable = {
  name: string;
  ok: boolean;
  checked: bigint;
  difference: Jsonb | null;
  proved_at: Moment;
};

export type BlockReadersTable = { reader: string; next_block: bigint };

export type PlayerTalliesTable = {
  span: string;
  /** "YYYY-MM-DD" */
  period: string;
  player_id: string;
  staked: bigint;
  returned: bigint;
  win_max: bigint;
  multiplier_max: bigint;
};

export type GameTalliesTable = {
  day: string;
  game: string;
  rules_id: string;
  rounds: bigint;
  staked: bigint;
  returned: bigint;
};

export type LeaderboardHiddenTable = { player_id: string; hidden_at: Moment };

export type FairnessWatchTable = {
  ordinal: bigint;
  game: string;
  rules_id: string;
  rounds: bigint;
  state: Jsonb;
  /** numeric: text, exact. */
  staked: string;
  paid: string;
  expected: string;
  evidence: number;
  evidence_max: number;
  tripped_at: Moment | null;
  reason: string | null;
  closed_at: Moment | null;
};

export type OperationTables = {
  timelines: TimelinesTable;
  job_runs: JobRunsTable;
  proofs: ProofsTable;
  block_readers: BlockReadersTable;
  player_tallies: PlayerTalliesTable;
  game_tallies: GameTalliesTable;
  leaderboard_hidden: LeaderboardHiddenTable;
  fairness_watch: FairnessWatchTable;
};
