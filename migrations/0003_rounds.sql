-- Rules versions are identified by their content and never change.
CREATE TABLE rules (
  id text PRIMARY KEY,
  game text NOT NULL,
  content jsonb NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE TRIGGER rules_append_only BEFORE UPDATE OR DELETE ON rules
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What an operator sets for a game while the house runs. No row: the published default.
CREATE TABLE game_settings (
  game text PRIMARY KEY,
  enabled boolean NOT NULL,
  rules_id text REFERENCES rules (id),
  stake_min bigint CHECK (stake_min > 0),
  stake_max bigint CHECK (stake_max <= 1000000000000000),
  updated_at timestamptz NOT NULL,
  CHECK (stake_min <= stake_max)
);

-- Seed pairs. The server seed is encrypted until it is revealed; its commitment is public from the first.
CREATE TABLE seed_pairs (
  player_id uuid NOT NULL,
  id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('next', 'active', 'revealed')),
  sealed_seed bytea NOT NULL,
  commitment text NOT NULL,
  client_seed text CHECK (client_seed ~ '^[\x20-\x7e]{1,64}$'),
  server_seed text,
  rounds bigint,
  created_at timestamptz NOT NULL,
  activated_at timestamptz,
  revealed_at timestamptz,
  PRIMARY KEY (player_id, id),
  CHECK ((state = 'revealed') = (server_seed IS NOT NULL)),
  CHECK (state = 'next' OR client_seed IS NOT NULL)
);
CREATE UNIQUE INDEX seed_pairs_one_active ON seed_pairs (player_id) WHERE state = 'active';
CREATE UNIQUE INDEX seed_pairs_one_next ON seed_pairs (player_id) WHERE state = 'next';

-- A player's place at the tables: the pair in play and its next nonce. Narrow, because every bet rewrites it, and
-- apart from the wallet, because every bet of a player is put in order by locking it.
CREATE TABLE seats (
  player_id uuid PRIMARY KEY,
  seed_pair_id uuid NOT NULL,
  next_nonce bigint NOT NULL CHECK (next_nonce >= 0),
  FOREIGN KEY (player_id, seed_pair_id) REFERENCES seed_pairs (player_id, id)
) WITH (fillfactor = 70);

-- Rounds. id is time-ordered. Outcome is what the player may see: complete once settled.
CREATE TABLE rounds (
  player_id uuid NOT NULL,
  id uuid NOT NULL,
  seed_pair_id uuid NOT NULL,
  nonce bigint NOT NULL,
  game text NOT NULL,
  rules_id text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'settled')),
  stake bigint NOT NULL CHECK (stake >= 0),
  -- How much of the stake was added by moves (doubling, splitting): the rest is what the round was opened with.
  added_stake bigint NOT NULL DEFAULT 0 CHECK (added_stake BETWEEN 0 AND stake),
  payout bigint NOT NULL CHECK (payout >= 0),
  bet jsonb NOT NULL,
  outcome jsonb NOT NULL,
  moves jsonb,
  created_at timestamptz NOT NULL,
  settled_at timestamptz,
  PRIMARY KEY (player_id, id),
  CHECK ((state = 'settled') = (settled_at IS NOT NULL))
) PARTITION BY RANGE (id);

-- One open round per player and game, and the way to find it.
CREATE TABLE open_rounds (
  player_id uuid NOT NULL,
  game text NOT NULL,
  round_id uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (player_id, game)
);
CREATE INDEX open_rounds_expiry ON open_rounds (expires_at);

CREATE FUNCTION refuse_change_of_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'settled' THEN
    RAISE EXCEPTION 'a settled round never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'rounds are never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rounds_settled_stay BEFORE UPDATE OR DELETE ON rounds
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_settled();

DO $$
DECLARE
  month date;
BEGIN
  FOR month IN SELECT generate_series(date_trunc('month', now()), date_trunc('month', now()) + interval '3 months', interval '1 month')
  LOOP
    PERFORM ensure_month('transfers', month);
    PERFORM ensure_month('rounds', month);
  END LOOP;
END $$;
CREATE TABLE transfers_other PARTITION OF transfers DEFAULT;
CREATE TABLE rounds_other PARTITION OF rounds DEFAULT;
