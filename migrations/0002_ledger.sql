-- Money. A transfer has one source, one target, one positive amount and one currency: balanced by construction.
-- Currencies are numbered as in src/base/money.ts: 0 credits, 1 cash. Amounts are minor units.

-- Who a transfer can be with, other than a player (src/ledger/chart.ts has the same list; a test compares them).
CREATE TABLE house_accounts (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE
);
INSERT INTO house_accounts (id, name) VALUES
  ('00000000-0000-4000-8000-000000000001', 'house'),
  ('00000000-0000-4000-8000-000000000002', 'mint'),
  ('00000000-0000-4000-8000-000000000003', 'promo'),
  ('00000000-0000-4000-8000-000000000004', 'exchange'),
  ('00000000-0000-4000-8000-000000000005', 'lottery-pot');

-- A player's balances. Never negative, never above 10^15. No foreign key to players: the ledger outlives a deleted person.
CREATE TABLE wallets (
  player_id uuid NOT NULL,
  currency smallint NOT NULL CHECK (currency IN (0, 1)),
  balance bigint NOT NULL CHECK (balance >= 0 AND balance <= 1000000000000000),
  PRIMARY KEY (player_id, currency)
) WITH (fillfactor = 70);

-- Append only. id is time-ordered (UUIDv7) and is the round's id where a round moved the money; leg tells the transfers
-- of one event apart (a round: 0 stake, 1 payout). Partitioned by time through id. xact is what blocks are
-- closed by: the 64-bit transaction id (as a bigint, since xid8 has no block range index).
CREATE TABLE transfers (
  player_id uuid NOT NULL,
  id uuid NOT NULL,
  leg smallint NOT NULL,
  kind text NOT NULL,
  currency smallint NOT NULL CHECK (currency IN (0, 1)),
  source uuid NOT NULL,
  target uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0 AND amount <= 1000000000000000),
  created_at timestamptz NOT NULL,
  xact bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
  PRIMARY KEY (player_id, id, leg),
  CHECK (source <> target),
  CHECK (player_id IN (source, target))
) PARTITION BY RANGE (id);
-- Transactions come nearly in order of their rows: a block range index costs next to nothing per insert.
CREATE INDEX transfers_xact_idx ON transfers USING brin (xact) WITH (pages_per_range = 16);

-- Every money write's key, with the hash of what was asked: a repeat gets the first answer, other inputs are refused.
CREATE TABLE idempotency (
  player_id uuid NOT NULL,
  key uuid NOT NULL,
  input_hash bytea NOT NULL,
  result_id uuid NOT NULL,
  balance_after bigint NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (player_id, key)
);
CREATE INDEX idempotency_created_idx ON idempotency USING brin (created_at);

-- Sealed blocks: every transfer whose transaction id is in [xact_from, xact_to), as a Merkle root chained to the block before.
CREATE TABLE blocks (
  number bigint PRIMARY KEY,
  xact_from bigint NOT NULL,
  xact_to bigint NOT NULL,
  transfers bigint NOT NULL,
  merkle_root bytea NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL UNIQUE,
  sealed_at timestamptz NOT NULL,
  CHECK (xact_from <= xact_to)
);

-- What the house accounts gained or lost in each block: their balances without a hot row.
CREATE TABLE block_rollups (
  block bigint NOT NULL REFERENCES blocks (number),
  account uuid NOT NULL REFERENCES house_accounts (id),
  currency smallint NOT NULL,
  change bigint NOT NULL,
  PRIMARY KEY (block, account, currency)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only: correct a mistake by a reversing transfer', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER transfers_append_only BEFORE UPDATE OR DELETE ON transfers
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER transfers_no_truncate BEFORE TRUNCATE ON transfers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER blocks_append_only BEFORE UPDATE OR DELETE ON blocks
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER blocks_no_truncate BEFORE TRUNCATE ON blocks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER block_rollups_append_only BEFORE UPDATE OR DELETE ON block_rollups
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER block_rollups_no_truncate BEFORE TRUNCATE ON block_rollups
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The first UUIDv7 of a moment: where a month's partition begins.
CREATE FUNCTION first_uuid_of(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex(floor(extract(epoch FROM moment) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;

-- Makes the month's partition of a table that is partitioned by a time-ordered id, if it is missing.
CREATE FUNCTION ensure_month(parent regclass, month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  first timestamptz := date_trunc('month', month)::timestamp AT TIME ZONE 'UTC';
  next timestamptz := (date_trunc('month', month) + interval '1 month')::timestamp AT TIME ZONE 'UTC';
  name text := parent::text || '_' || to_char(month, 'YYYYMM');
BEGIN
  IF to_regclass(name) IS NULL THEN
    EXECUTE format('CREATE TABLE %I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)',
      name, parent, first_uuid_of(first), first_uuid_of(next));
    IF parent = 'transfers'::regclass THEN
      EXECUTE format('CREATE TRIGGER transfers_no_truncate BEFORE TRUNCATE ON %I
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    END IF;
  END IF;
END $$;
