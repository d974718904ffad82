import type { Generated, JSONColumnType } from "kysely";
import type { Json } from "../base/canonical.ts";
import type { AccountTables } from "./account-tables.ts";
import type { GuardTables } from "./guard-tables.ts";
import type { OperationTables } from "./operation-tables.ts";
import type { SupportTables } from "./support-tables.ts";

type Moment = Date;
/** jsonb: written as text, read as a value. */
type Jsonb = JSONColumnType<{ value: Json }["value"] & object>;

/** People (Better Auth's table). */
export type PlayersTable = {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  created_at: Moment;
  updated_at: Moment;
  username: string | null;
  display_username: string | null;
  two_factor_enabled: boolean | null;
  role: string | null;
  banned: boolean | null;
  ban_reason: string | null;
  ban_expires: Moment | null;
  /** "YYYY-MM-DD" is written; read it with to_char, so that no time zone can move it. */
  birth_date: Generated<string | null>;
  name_key: Generated<string | null>;
  mailbox_key: Generated<string | null>;
  name_changed_at: Generated<Moment | null>;
  erased_at: Generated<Moment | null>;
};

export type SessionsTable = {
  id: string;
  token: string;
  user_id: string;
  expires_at: Moment;
  created_at: Moment;
  updated_at: Moment;
  ip_address: string | null;
  user_agent: string | null;
  last_seen_at: Generated<Moment>;
  confirmed_at: Generated<Moment>;
};

export type WalletsTable = { player_id: string; currency: number; balance: bigint };

export type TransfersTable = {
  player_id: string;
  id: string;
  leg: number;
  kind: string;
  currency: number;
  source: string;
  target: string;
  amount: bigint;
  created_at: Moment;
  xact: Generated<bigint>;
};

export type IdempotencyTable = {
  player_id: string;
  key: string;
  input_hash: Uint8Array;
  result_id: string;
  balance_after: bigint;
  created_at: Moment;
};

export type BlocksTable = {
  number: bigint;
  xact_from: bigint;
  xact_to: bigint;
  transfers: bigint;
  merkle_root: Uint8Array;
  previous_hash: Uint8Array;
  hash: Uint8Array;
  sealed_at: Moment;
};

export type BlockRollupsTable = { block: bigint; account: string; currency: number; change: bigint };

export type RulesTable = { id: string; game: string; content: Jsonb; created_at: Moment };

export type GameSettingsTable = {
  game: string;
  enabled: boolean;
  rules_id: string | null;
  stake_min: bigint | null;
  stake_max: bigint | null;
  updated_at: Moment;
};

export type SeedPairsTable = {
  player_id: string;
  id: string;
  state: "next" | "active" | "revealed";
  sealed_seed: Uint8Array;
  commitment: string;
  client_seed: string | null;
  server_seed: string | null;
  rounds: bigint | null;
  created_at: Moment;
  activated_at: Moment | null;
  revealed_at: Moment | null;
};

export type SeatsTable = {
  player_id: string;
  seed_pair_id: string;
  next_nonce: bigint;
  guard_version: Generated<bigint>;
  play_since: Generated<Moment | null>;
  played_at: Generated<Moment | null>;
};

export type RoundsTable = {
  player_id: string;
  id: string;
  seed_pair_id: string;
  nonce: bigint;
  game: string;
  rules_id: string;
  state: "open" | "settled";
  stake: bigint;
  added_stake: Generated<bigint>;
  payout: bigint;
  bet: Jsonb;
  outcome: Jsonb;
  moves: JSONColumnType<Json[]> | null;
  created_at: Moment;
  settled_at: Moment | null;
};

export type OpenRoundsTable = { player_id: string; game: string; round_id: string; expires_at: Moment };

/** Rounds that their players have shown to everybody. */
export type ReplaysTable = { id: string; player_id: string; round_id: string; created_at: Moment };

export type HouseAccountsTable = { id: string; name: string };

export type Tables = AccountTables &
  GuardTables &
  OperationTables &
  SupportTables & {
    players: PlayersTable;
    sessions: SessionsTable;
    wallets: WalletsTable;
    transfers: TransfersTable;
    idempotency: IdempotencyTable;
    blocks: BlocksTable;
    block_rollups: BlockRollupsTable;
    rules: RulesTable;
    game_settings: GameSettingsTable;
    seed_pairs: SeedPairsTable;
    seats: SeatsTable;
    rounds: RoundsTable;
    open_rounds: OpenRoundsTable;
    replays: ReplaysTable;
    house_accounts: HouseAccountsTable;
  };
