-- Names that were somebody's until lately are nobody's for a while, so that no stranger is taken for who had them.

CREATE TABLE held_names (
  -- Keyed hash of what the name looks like (players.name_key).
  name_hash bytea PRIMARY KEY,
  -- Who may have it back; null when that player has left.
  player_id uuid,
  held_until timestamptz NOT NULL
);
CREATE INDEX held_names_player_id_idx ON held_names (player_id);
CREATE INDEX held_names_held_until_idx ON held_names (held_until);
