-- Support: a ticket is a thread between a player and the staff. Texts only; no attachments are taken.
CREATE TABLE tickets (
  player_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('bug', 'feature', 'account', 'other')),
  subject text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (player_id, id)
);
-- The staff's inbox: what waits longest comes first.
CREATE INDEX tickets_inbox_idx ON tickets (state, id);
CREATE INDEX tickets_id_idx ON tickets (id);

-- steps, expected and actual: only in the first message of a bug report.
CREATE TABLE ticket_messages (
  player_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  author text NOT NULL CHECK (author IN ('player', 'staff')),
  author_id uuid NOT NULL,
  text text NOT NULL,
  steps text,
  expected text,
  actual text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (player_id, ticket_id, id),
  FOREIGN KEY (player_id, ticket_id) REFERENCES tickets (player_id, id) ON DELETE CASCADE
);

-- What staff did to whom. Append only, each entry chained to the one before by its hash; the audit recomputes the chain.
CREATE TABLE admin_log (
  number bigint PRIMARY KEY CHECK (number > 0),
  at timestamptz NOT NULL,
  -- NULL: somebody at the command line of the house.
  actor_id uuid,
  action text NOT NULL,
  target text,
  details text NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL UNIQUE
);
CREATE INDEX admin_log_target_idx ON admin_log (target, number);
CREATE TRIGGER admin_log_append_only BEFORE UPDATE OR DELETE ON admin_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER admin_log_no_truncate BEFORE TRUNCATE ON admin_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Play money given by staff. A large one waits until a second administrator agrees; nobody agrees with themselves.
CREATE TABLE grants (
  id uuid PRIMARY KEY,
  player_id uuid NOT NULL,
  currency smallint NOT NULL CHECK (currency IN (0, 1)),
  amount bigint NOT NULL CHECK (amount > 0 AND amount <= 1000000000000000),
  reason text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'paid', 'refused')),
  asked_by uuid NOT NULL,
  key uuid NOT NULL,
  input_hash bytea NOT NULL,
  asked_at timestamptz NOT NULL,
  needs_second boolean NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  UNIQUE (asked_by, key),
  CHECK ((state = 'waiting') = (decided_at IS NULL)),
  CHECK (state <> 'paid' OR NOT needs_second OR (decided_by IS NOT NULL AND decided_by <> asked_by))
);
CREATE INDEX grants_asked_idx ON grants (asked_by, asked_at);
CREATE INDEX grants_waiting_idx ON grants (id) WHERE state = 'waiting';
CREATE INDEX grants_player_idx ON grants (player_id);

-- The staff's list of players.
CREATE INDEX players_created_idx ON players (created_at, id);
