-- Responsible play. A seat's guard_version counts every change of what its player may do; the settle statement refuses a
-- bet that was judged by another version, as it refuses one with another nonce. 0: nothing was ever set.
-- A spell of play goes from play_since to played_at: rounds with no long pause between them.
ALTER TABLE seats
  ADD COLUMN guard_version bigint NOT NULL DEFAULT 0,
  ADD COLUMN play_since timestamptz,
  ADD COLUMN played_at timestamptz;

-- Only for players who set something, or whom the house has banned: everybody else's bets count nothing.
CREATE TABLE play_guards (
  player_id uuid PRIMARY KEY,
  break_until timestamptz,
  excluded_until timestamptz,
  banned_until timestamptz,
  -- After this much play, a bet is refused until the player has looked at the clock and the net position.
  check_every_ms bigint CHECK (check_every_ms BETWEEN 60000 AND 86400000),
  unchecked_ms bigint NOT NULL DEFAULT 0 CHECK (unchecked_ms >= 0)
) WITH (fillfactor = 70);

-- amount: minor units of credits, for time minutes. A looser amount waits in next_amount (NULL with a next_at: no limit).
CREATE TABLE play_limits (
  player_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('loss', 'wager', 'time')),
  span text NOT NULL CHECK (span IN ('day', 'week', 'month')),
  amount bigint NOT NULL CHECK (amount BETWEEN 0 AND 1000000000000000),
  next_amount bigint CHECK (next_amount BETWEEN 0 AND 1000000000000000),
  next_at timestamptz,
  PRIMARY KEY (player_id, kind, span),
  CHECK (next_amount IS NULL OR next_at IS NOT NULL)
);

-- What was played since a span began (UTC), for players with a guard: kept by the settle statement itself.
CREATE TABLE play_counts (
  player_id uuid NOT NULL,
  span text NOT NULL CHECK (span IN ('day', 'week', 'month')),
  since timestamptz NOT NULL,
  staked bigint NOT NULL CHECK (staked >= 0),
  returned bigint NOT NULL CHECK (returned >= 0),
  played_ms bigint NOT NULL CHECK (played_ms >= 0),
  PRIMARY KEY (player_id, span)
) WITH (fillfactor = 70);

-- What was set and when, for the player to look back at.
CREATE TABLE limit_changes (
  player_id uuid NOT NULL,
  id uuid NOT NULL,
  what text NOT NULL CHECK (what IN ('loss', 'wager', 'time', 'reality-check', 'break', 'exclusion')),
  span text CHECK (span IN ('day', 'week', 'month')),
  amount bigint,
  effective_at timestamptz NOT NULL,
  until timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (player_id, id)
);
CREATE TRIGGER limit_changes_append_only BEFORE UPDATE OR DELETE ON limit_changes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A break or an exclusion ends no earlier than it was set to end, whoever asks: not even an operator with SQL by mistake.
CREATE FUNCTION refuse_earlier_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'what guards a player is never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF coalesce(NEW.break_until, '-infinity') < coalesce(OLD.break_until, '-infinity')
    OR coalesce(NEW.excluded_until, '-infinity') < coalesce(OLD.excluded_until, '-infinity') THEN
    RAISE EXCEPTION 'a break or an exclusion cannot end earlier' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER play_guards_stay BEFORE UPDATE OR DELETE ON play_guards
  FOR EACH ROW EXECUTE FUNCTION refuse_earlier_end();
