-- What an account needs beyond Better Auth: who may be mistaken for whom, what was agreed to, which devices are known,
-- and how often a door was tried. Rows of a person go with the person (services/accounts/erase.ts).

ALTER TABLE players
  -- Null only for accounts made outside sign-up and for erased ones.
  ADD COLUMN birth_date date,
  -- The username with look-alike characters made equal: two names that read the same cannot both exist.
  ADD COLUMN name_key text UNIQUE,
  -- The mailbox behind the address (dots and +tags of some providers taken away): a sign of a second account, not a proof.
  ADD COLUMN mailbox_key text,
  ADD COLUMN name_changed_at timestamptz,
  ADD COLUMN erased_at timestamptz;
CREATE INDEX players_mailbox_key_idx ON players (mailbox_key);

-- From here on token holds the SHA-256 of what the cookie says. Sessions from before would be readable in a dump: they end.
DELETE FROM sessions;
ALTER TABLE sessions
  ADD COLUMN last_seen_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- When the password (and the second factor, if there is one) was last shown in this session.
  ADD COLUMN confirmed_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP;
CREATE INDEX sessions_expires_at_idx ON sessions (expires_at);

-- Which text of the terms and the privacy notice a player has agreed to.
CREATE TABLE consents (
  player_id uuid NOT NULL,
  document text NOT NULL CHECK (document IN ('terms', 'privacy')),
  version text NOT NULL,
  -- SHA-256 of the text as it was shown, with the operator's name in it.
  text_hash bytea NOT NULL,
  accepted_at timestamptz NOT NULL,
  PRIMARY KEY (player_id, document, version, text_hash)
);

-- Browsers that a player has signed in with: the cookie's hash.
CREATE TABLE devices (
  player_id uuid NOT NULL,
  id_hash bytea NOT NULL,
  label text NOT NULL,
  address text NOT NULL,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  PRIMARY KEY (player_id, id_hash)
);
CREATE INDEX devices_id_hash_idx ON devices (id_hash);
CREATE INDEX devices_address_idx ON devices (address, first_seen_at);

-- Attempts to sign in: what was tried and from where, as keyed hashes, so that the table names nobody.
CREATE TABLE attempts (
  key bytea PRIMARY KEY,
  failures integer NOT NULL CHECK (failures >= 0),
  last_at timestamptz NOT NULL,
  blocked_until timestamptz NOT NULL
);
CREATE INDEX attempts_last_at_idx ON attempts (last_at);

-- Codes of authenticator apps that were used: each opens the door once (RFC 6238, 5.2).
CREATE TABLE used_codes (
  player_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (player_id, code_hash)
);
CREATE INDEX used_codes_used_at_idx ON used_codes (used_at);

-- An address that waits to be confirmed by its owner.
CREATE TABLE email_changes (
  player_id uuid PRIMARY KEY,
  email text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);

-- People who left. Kept without a name, so that who asked not to be let in again (self-exclusion, a ban) is not.
CREATE TABLE departures (
  player_id uuid PRIMARY KEY,
  -- Keyed hash of the mailbox; null when nothing stands against a new account.
  mailbox_hash bytea,
  barred_until timestamptz,
  left_at timestamptz NOT NULL,
  CHECK ((mailbox_hash IS NULL) = (barred_until IS NULL))
);
CREATE INDEX departures_mailbox_hash_idx ON departures (mailbox_hash) WHERE mailbox_hash IS NOT NULL;
