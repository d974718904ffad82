-- Rounds that their players have shown to everybody. The id in the address is random, so that nobody finds one who was not
-- given it, and names neither the player nor the round.
CREATE TABLE replays (
  id text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]{22}$'),
  player_id uuid NOT NULL,
  round_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (player_id, round_id)
);
