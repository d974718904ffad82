import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../db/tx.ts";
import { type Block, GENESIS, hashBlock, readBlocks, rootOf } from "./blocks.ts";
import { HOUSE_ACCOUNTS } from "./chart.ts";

/** One thing that must be true of the books, how much of it was looked at, and the first place where it is not. */
export type AuditCheck = {
  readonly name: string;
  readonly checked: bigint;
  readonly difference: Readonly<Record<string, unknown>> | undefined;
};

const houses = sql`ANY(${Object.values(HOUSE_ACCOUNTS)}::uuid[])`;

/** Each query counts what it looks at and gives the first row that is wrong. */
const CHECKS: readonly {
  name: string;
  count: RawBuilder<{ n: bigint }>;
  wrong: RawBuilder<Record<string, unknown>>;
}[] = [
  {
    name: "every balance is the sum of its transfers",
    count: sql`SELECT count(*) AS n FROM wallets`,
    wrong: sql`
      SELECT coalesce(w.player_id, t.player_id) AS player, coalesce(w.currency, t.currency) AS currency,
        w.balance, t.balance AS transfers
      FROM wallets w FULL JOIN (
        SELECT player_id, currency, sum(CASE WHEN target = player_id THEN amount ELSE -amount END)::bigint AS balance
        FROM transfers WHERE NOT player_id = ${houses}
        GROUP BY player_id, currency
      ) t ON t.player_id = w.player_id AND t.currency = w.currency
      WHERE coalesce(w.balance, -1) <> coalesce(t.balance, 0) LIMIT 1`,
  },
  {
    name: "all accounts of a currency sum to zero",
    count: sql`SELECT count(*) AS n FROM transfers`,
    wrong: sql`
      SELECT w.currency, w.total AS players, h.total AS house
      FROM (SELECT currency, sum(balance) AS total FROM wallets GROUP BY currency) w
      LEFT JOIN (
        SELECT currency, sum((CASE WHEN target = ${houses} THEN amount ELSE 0 END)
          - (CASE WHEN source = ${houses} THEN amount ELSE 0 END)) AS total
        FROM transfers GROUP BY currency
      ) h USING (currency)
      WHERE w.total + coalesce(h.total, 0) <> 0 LIMIT 1`,
  },
  {
    name: "house balances of sealed blocks equal their transfers",
    count: sql`SELECT count(*) AS n FROM block_rollups`,
    wrong: sql`
      WITH edge AS (SELECT coalesce(max(xact_to), 0) AS xact FROM blocks), sides AS (
        SELECT target AS account, currency, amount AS change FROM transfers, edge WHERE transfers.xact < edge.xact
        UNION ALL SELECT source, currency, -amount FROM transfers, edge WHERE transfers.xact < edge.xact
      )
      SELECT account, currency, s.total AS transfers, r.total AS rollups
      FROM (SELECT account, currency, sum(change) AS total FROM sides WHERE account = ${houses} GROUP BY 1, 2) s
      FULL JOIN (SELECT account, currency, sum(change) AS total FROM block_rollups GROUP BY 1, 2) r USING (account, currency)
      WHERE coalesce(s.total, 0) <> coalesce(r.total, 0) LIMIT 1`,
  },
  {
    name: "every round has exactly its stake and its payout in the ledger",
    count: sql`SELECT count(*) AS n FROM rounds`,
    wrong: sql`
      SELECT coalesce(r.player_id, t.player_id) AS player, coalesce(r.id, t.id) AS round,
        r.stake, t.stake AS staked, r.payout, t.payout AS paid
      FROM rounds r FULL JOIN (
        SELECT player_id, id, sum(amount) FILTER (WHERE kind = 'stake') AS stake,
          sum(amount) FILTER (WHERE kind = 'payout') AS payout
        FROM transfers WHERE kind IN ('stake', 'payout') GROUP BY player_id, id
      ) t ON t.player_id = r.player_id AND t.id = r.id
      WHERE r.id IS NULL OR r.stake <> coalesce(t.stake, 0) OR r.payout <> coalesce(t.payout, 0) LIMIT 1`,
  },
  {
    name: "every nonce of a seed pair was used once and none was left out",
    count: sql`SELECT count(*) AS n FROM seed_pairs WHERE state <> 'next'`,
    wrong: sql`
      SELECT p.player_id AS player, p.id AS pair, coalesce(p.rounds, s.next_nonce) AS expected,
        coalesce(r.n, 0) AS rounds, r.distinct_nonces, r.highest
      FROM seed_pairs p
      LEFT JOIN seats s ON s.player_id = p.player_id AND s.seed_pair_id = p.id
      LEFT JOIN (
        SELECT player_id, seed_pair_id, count(*) AS n, count(DISTINCT nonce) AS distinct_nonces, max(nonce) AS highest
        FROM rounds GROUP BY player_id, seed_pair_id
      ) r ON r.player_id = p.player_id AND r.seed_pair_id = p.id
      WHERE p.state <> 'next' AND (
        coalesce(p.rounds, s.next_nonce) IS DISTINCT FROM coalesce(r.n, 0)
        OR r.n <> r.distinct_nonces OR r.highest <> r.n - 1) LIMIT 1`,
  },
  {
    name: "open rounds are listed as open, and nothing else is",
    count: sql`SELECT count(*) AS n FROM open_rounds`,
    wrong: sql`
      SELECT coalesce(r.id, o.round_id) AS round, r.state
      FROM (SELECT * FROM rounds WHERE state = 'open') r
      FULL JOIN open_rounds o ON o.player_id = r.player_id AND o.round_id = r.id
      WHERE r.id IS NULL OR o.round_id IS NULL LIMIT 1`,
  },
];

const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(Buffer.from(b));
const CHAIN_PAGE = 500;

async function blockFault(tx: Tx, block: Block, previous: Block | undefined): Promise<string | undefined> {
  if (!equal(block.previousHash, previous?.hash ?? GENESIS)) return "is not chained to the block before";
  if (block.xactFrom !== (previous?.xactTo ?? 0n)) return "does not begin where the block before ended";
  if (!equal(block.hash, hashBlock(block))) return "has a hash that is not its content's";
  const { root, transfers } = await rootOf(tx, block);
  if (transfers !== block.transfers)
    return `holds ${transfers} transfers but was sealed with ${block.transfers}`;
  if (!equal(root, block.merkleRoot)) return "has a root that is not its transfers'";
  return undefined;
}

/** What is not right about the newest sealed block and its link to the one before; undefined when it is right. */
export async function faultOfHead(tx: Tx): Promise<string | undefined> {
  const [head, previous] = await readBlocks(tx, undefined, 2);
  const fault = head && (await blockFault(tx, head, previous));
  return fault && `the newest block, ${head.number}, ${fault}`;
}

async function auditChain(tx: Tx): Promise<AuditCheck> {
  const name = "the chain of sealed blocks is unbroken";
  let checked = 0n;
  let newer: Block | undefined;
  for (;;) {
    const page = await readBlocks(tx, newer?.number, CHAIN_PAGE);
    const blocks: (Block | undefined)[] = newer ? [newer, ...page] : [...page];
    // The last block of a full page waits for the next page, because it needs the one before it.
    const until = page.length === CHAIN_PAGE ? blocks.length - 1 : blocks.length;
    for (let at = 0; at < until; at += 1) {
      const block = blocks[at] as Block;
      const fault = await blockFault(tx, block, blocks[at + 1]);
      if (fault) return { name, checked, difference: { block: block.number, fault } };
      checked += 1n;
    }
    if (page.length < CHAIN_PAGE) return { name, checked, difference: undefined };
    newer = blocks.at(-1);
  }
}

/**
 * Proves the books. The transaction must be REPEATABLE READ, so that every check sees the same moment; it changes
 * nothing and can run while bets are settled.
 */
export async function auditLedger(tx: Tx, onCheck: (check: AuditCheck) => void): Promise<AuditCheck[]> {
  const checks: AuditCheck[] = [];
  const done = (check: AuditCheck): void => {
    checks.push(check);
    onCheck(check);
  };
  for (const { name, count, wrong } of CHECKS) {
    const difference = (await wrong.execute(tx)).rows[0];
    done({ name, checked: (await count.execute(tx)).rows[0]?.n ?? 0n, difference });
  }
  done(await auditChain(tx));
  return checks;
}
