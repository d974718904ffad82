/** The player whose rows these are, and some other id. */
const ADA = "'00000000-0000-7000-8000-00000000000a'";
const ID = "'00000000-0000-7000-8000-00000000000b'";

/**
 * What a house of each version has at least: a row of every table that its migration makes, as the house of that time
 * would write it. A migration that makes a table has its line here; one that changes rows meets those of every earlier version.
 */
export const ROWS: Readonly<Record<string, string>> = {
  "0001_players": `
INSERT INTO players (id, name, email, email_verified, username) VALUES (${ADA}, 'Ada', 'ada@example.org', true, 'ada');
INSERT INTO sessions (expires_at, token, updated_at, user_id) VALUES (now(), 'token', now(), ${ADA});
INSERT INTO credentials (account_id, provider_id, user_id, password, updated_at) VALUES (${ADA}, 'credential', ${ADA}, 'hash', now());
INSERT INTO verifications (identifier, value, expires_at) VALUES ('reset-password:1', ${ADA}, now());
INSERT INTO two_factors (secret, backup_codes, user_id) VALUES ('sealed', 'sealed', ${ADA});
INSERT INTO passkeys (public_key, user_id, credential_id, counter, device_type, backed_up) VALUES ('key', ${ADA}, 'one', 0, 'singleDevice', false)`,
  "0002_ledger": `
INSERT INTO wallets VALUES (${ADA}, 0, 500), (${ADA}, 1, 0);
SELECT ensure_month('transfers', current_date);
INSERT INTO transfers (player_id, id, leg, kind, currency, source, target, amount, created_at)
  VALUES (${ADA}, first_uuid_of(now()), 0, 'opening', 0, '00000000-0000-4000-8000-000000000002', ${ADA}, 500, now());
INSERT INTO idempotency VALUES (${ADA}, ${ADA}, '\\x00', ${ID}, 500, now());
INSERT INTO blocks VALUES (1, 0, 9, 1, '\\x00', '\\x00', '\\x01', now());
INSERT INTO block_rollups VALUES (1, '00000000-0000-4000-8000-000000000002', 0, -500)`,
  "0003_rounds": `
INSERT INTO rules VALUES ('r', 'mines', '{}', now());
INSERT INTO game_settings VALUES ('mines', true, 'r', 100, 200, now());
INSERT INTO seed_pairs VALUES (${ADA}, ${ID}, 'active', '\\x00', 'commitment', 'seed', NULL, NULL, now(), now(), NULL);
INSERT INTO seats (player_id, seed_pair_id, next_nonce) VALUES (${ADA}, ${ID}, 1);
INSERT INTO rounds (player_id, id, seed_pair_id, nonce, game, rules_id, state, stake, payout, bet, outcome, moves, created_at)
  VALUES (${ADA}, first_uuid_of(now()), ${ID}, 0, 'mines', 'r', 'open', 100, 0, '{}', '{}', '[]', now());
INSERT INTO open_rounds VALUES (${ADA}, 'mines', first_uuid_of(now()), now())`,
  "0004_accounts": `
INSERT INTO sessions (expires_at, token, updated_at, user_id) VALUES (now(), 'token', now(), ${ADA});
INSERT INTO consents VALUES (${ADA}, 'terms', '2026-01-01', '\\x00', now());
INSERT INTO devices VALUES (${ADA}, '\\x00', 'a browser', '10.0.0.1', now(), now());
INSERT INTO attempts VALUES ('\\x00', 3, now(), now());
INSERT INTO used_codes VALUES (${ADA}, '\\x00', now());
INSERT INTO email_changes VALUES (${ADA}, 'new@example.org', '\\x00', now(), now());
INSERT INTO departures VALUES (${ID}, '\\x00', now(), now())`,
  "0005_mail": `
INSERT INTO mails (id, player_id, letter, recipient, sealed, state, due_at, useful_until, created_at)
  VALUES (${ID}, ${ADA}, 'welcome', 'ada@example.org', '\\x00', 'waiting', now(), now(), now())`,
  "0006_limits": `
INSERT INTO play_guards (player_id, break_until, check_every_ms, unchecked_ms) VALUES (${ADA}, now(), 3600000, 7);
INSERT INTO play_limits VALUES (${ADA}, 'loss', 'day', 100, 200, now());
INSERT INTO play_counts VALUES (${ADA}, 'day', now(), 100, 0, 1000);
INSERT INTO limit_changes VALUES (${ADA}, ${ID}, 'loss', 'day', 100, now(), NULL, now())`,
  "0007_support": `
INSERT INTO tickets VALUES (${ADA}, ${ID}, 'bug', 'It broke', 'open', now(), now());
INSERT INTO ticket_messages VALUES (${ADA}, ${ID}, ${ID}, 'player', ${ADA}, 'It broke.', NULL, NULL, NULL, now());
INSERT INTO admin_log VALUES (1, now(), NULL, 'role', ${ADA}, '{}', '\\x00', '\\x01');
INSERT INTO grants VALUES (${ID}, ${ADA}, 0, 100, 'a gift', 'waiting', ${ID}, ${ID}, '\\x00', now(), true, NULL, NULL)`,
  "0008_operations": `
INSERT INTO job_runs VALUES ('seal', now(), now(), NULL, NULL, 1, 1, 0);
INSERT INTO proofs VALUES ('balances', true, 1, NULL, now());
INSERT INTO player_tallies VALUES ('day', current_date, ${ADA}, 100, 0, 0, 0);
INSERT INTO game_tallies VALUES (current_date, 'mines', 'r', 1, 100, 0);
INSERT INTO leaderboard_hidden VALUES (${ADA}, now());
INSERT INTO fairness_watch VALUES (1, 'mines', 'r', 1, '{}', 100, 0, 99, 0, 0, NULL, NULL, NULL)`,
  "0009_replays": `INSERT INTO replays VALUES ('abcdefghijklmnopqrstuv', ${ADA}, ${ID}, now())`,
  "0011_held-names": `INSERT INTO held_names VALUES ('\\x00', ${ADA}, now())`,
};
