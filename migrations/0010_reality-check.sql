-- Who looks up in a pause has seen it: what the next bet will add for that pause is taken off beforehand, so the count may
-- be below zero until then, by the longest pause that counts as play (PAUSE_MAX_MS, 15 minutes).
ALTER TABLE play_guards
  DROP CONSTRAINT play_guards_unchecked_ms_check,
  ADD CONSTRAINT play_guards_unchecked_ms_check CHECK (unchecked_ms >= -900000);
