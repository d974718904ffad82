-- The outbox. A letter is written with its cause and sent by whoever holds its lease. What it says is sealed, because it
-- may hold a link that signs in or resets a password, and is gone once it was sent or given up.
CREATE TABLE mails (
  id uuid PRIMARY KEY,
  player_id uuid,
  letter text NOT NULL,
  recipient text NOT NULL,
  sealed bytea,
  state text NOT NULL CHECK (state IN ('waiting', 'sent', 'refused', 'late')),
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  leased_until timestamptz,
  -- After this moment what it says is of no use any more.
  useful_until timestamptz NOT NULL,
  last_error text,
  created_at timestamptz NOT NULL,
  done_at timestamptz,
  CHECK ((state = 'waiting') = (done_at IS NULL)),
  CHECK (state = 'waiting' OR sealed IS NULL)
);
CREATE INDEX mails_due_idx ON mails (due_at) WHERE state = 'waiting';
CREATE INDEX mails_player_idx ON mails (player_id, created_at);
CREATE INDEX mails_done_idx ON mails (done_at) WHERE state <> 'waiting';
