-- What running the house needs: time lines, job runs, proofs, tallies, the fairness watch.

-- Blocks are closed by transaction ids, and a dump that is restored into another cluster meets a counter that starts
-- again from the beginning. Each cluster that ever held these books is a time line with an offset of its own, added to
-- every transaction id that the ledger stores, so that they go on rising (src/ledger/timeline.ts).
CREATE TABLE timelines (
  number int PRIMARY KEY,
  -- pg_control_system().system_identifier: what a cluster was named when it was made.
  cluster_id bigint NOT NULL,
  xact_offset bigint NOT NULL CHECK (xact_offset >= 0),
  -- The newest sealed block when the time line began.
  block bigint,
  began_at timestamptz NOT NULL
);
INSERT INTO timelines SELECT 0, system_identifier, 0, NULL, now() FROM pg_control_system();
CREATE TRIGGER timelines_append_only BEFORE UPDATE OR DELETE ON timelines
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The last run of every job, for the metrics and the back office. How often it ran since the house was founded.
CREATE TABLE job_runs (
  job text PRIMARY KEY,
  started_at timestamptz NOT NULL,
  succeeded_at timestamptz,
  failed_at timestamptz,
  failure text,
  took_ms bigint NOT NULL,
  runs bigint NOT NULL,
  failures bigint NOT NULL
);

-- The last outcome of every proof of the ledger.
CREATE TABLE proofs (
  name text PRIMARY KEY,
  ok boolean NOT NULL,
  checked bigint NOT NULL,
  difference jsonb,
  proved_at timestamptz NOT NULL
);

-- How far the tallies and the watch have read the chain of sealed blocks: each block is counted once by each reader.
CREATE TABLE block_readers (
  reader text PRIMARY KEY,
  next_block bigint NOT NULL
);
INSERT INTO block_readers (reader, next_block) VALUES ('tallies', 0), ('watch', 0);

-- What players staked and got back in a day, a week, a month and since the beginning (period: its first day, UTC).
CREATE TABLE player_tallies (
  span text NOT NULL CHECK (span IN ('day', 'week', 'month', 'all')),
  period date NOT NULL,
  player_id uuid NOT NULL,
  staked bigint NOT NULL,
  returned bigint NOT NULL,
  -- Of one round: the payout less all that was staked on it, and the payout over it in ten-thousandths. 0 without a win.
  win_max bigint NOT NULL,
  multiplier_max bigint NOT NULL,
  PRIMARY KEY (span, period, player_id)
);

-- What each game took and paid in a day, by rules version.
CREATE TABLE game_tallies (
  day date NOT NULL,
  game text NOT NULL,
  rules_id text NOT NULL,
  rounds bigint NOT NULL,
  staked bigint NOT NULL,
  returned bigint NOT NULL,
  PRIMARY KEY (day, game, rules_id)
);

-- Players who do not want to be shown in rankings.
CREATE TABLE leaderboard_hidden (
  player_id uuid PRIMARY KEY,
  hidden_at timestamptz NOT NULL
);

-- The fairness watch: a test martingale for each game and rules version (src/games/watch.ts). ordinal sets its threshold.
CREATE TABLE fairness_watch (
  ordinal bigint PRIMARY KEY CHECK (ordinal >= 1),
  game text NOT NULL,
  rules_id text NOT NULL,
  rounds bigint NOT NULL,
  -- For each resolution, natural logarithm of the wealth and the weights of its bins.
  state jsonb NOT NULL,
  -- Of one-shot rounds: what was staked, paid, and to be expected, minor units.
  staked numeric NOT NULL,
  paid numeric NOT NULL,
  expected numeric NOT NULL,
  -- ln of the present and of the largest e-value so far.
  evidence double precision NOT NULL,
  evidence_max double precision NOT NULL,
  tripped_at timestamptz,
  reason text,
  -- Set when an operator has looked into it and begins anew: a later row takes its place.
  closed_at timestamptz
);
CREATE UNIQUE INDEX fairness_watch_one ON fairness_watch (game, rules_id) WHERE closed_at IS NULL;
