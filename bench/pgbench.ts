import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ServedCasino } from "./casino.ts";

/**
 * The rows of one settled bet and nothing else, as one prepared statement and one commit: wallet and seat updated, round,
 * stake, payout for every other bet, and idempotency key inserted. No checks, no batching: what a plain application does at best.
 */
const BARE_SETTLE = String.raw`\set n random(1, :players)
\set win random(0, 1)
WITH bet AS (
  SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid AS player_id,
    overlay(gen_random_uuid()::text placing substr(first_uuid_of(now())::text, 1, 13) from 1 for 13)::uuid AS id
), w AS (
  UPDATE wallets SET balance = balance - 100 + :win::bigint * 198 FROM bet
  WHERE wallets.player_id = bet.player_id AND currency = 0 AND balance >= 100
), s AS (
  UPDATE seats SET next_nonce = next_nonce + 1 FROM bet WHERE seats.player_id = bet.player_id
  RETURNING seats.player_id, seed_pair_id, next_nonce - 1 AS nonce
), k AS (
  INSERT INTO idempotency SELECT player_id, gen_random_uuid(), '\x00112233445566778899aabbccddeeff', id, 100, now() FROM bet
), r AS (
  INSERT INTO rounds (player_id, id, seed_pair_id, nonce, game, rules_id, state, stake, payout, bet, outcome, created_at, settled_at)
  SELECT bet.player_id, bet.id, s.seed_pair_id, s.nonce, 'coinflip', '79f2efec24df082e822175a919464154', 'settled', 100, :win::bigint * 198,
    '{"side": "heads"}', '{"side": "heads"}', now(), now() FROM bet, s
)
INSERT INTO transfers (player_id, id, leg, kind, currency, source, target, amount, created_at)
SELECT player_id, id, 0, 'stake', 0, player_id, '00000000-0000-4000-8000-000000000001', 100, now() FROM bet
UNION ALL
SELECT player_id, id, 1, 'payout', 0, '00000000-0000-4000-8000-000000000001', player_id, 198, now() FROM bet WHERE :win::bigint = 1;
`;

const CLIENTS = 16;

/** Transactions a second of the bare settle: 16 clients, prepared, for some seconds. */
export async function bareSettles(casino: ServedCasino, seconds: number): Promise<number> {
  const script = join(casino.scratch, "bare-settle.sql");
  writeFileSync(script, BARE_SETTLE);
  const args = [
    "-n",
    "-M",
    "prepared",
    "-c",
    String(CLIENTS),
    "-j",
    "2",
    "-T",
    String(seconds),
    "-f",
    script,
  ];
  const child = spawn(
    join(casino.bin, "pgbench"),
    [...args, "-D", `players=${casino.players.length}`, casino.url],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  let complaints = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  child.stderr.on("data", (text) => {
    complaints += text;
  });
  await once(child, "close");
  const rate = /tps = ([\d.]+)/.exec(output)?.[1];
  if (rate === undefined) throw new Error(`pgbench failed:\n${complaints.slice(0, 500)}`);
  return Number(rate);
}
