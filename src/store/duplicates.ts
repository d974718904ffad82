import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";

/** What can hint that two accounts are one person's. */
export const DUPLICATE_SIGNS = ["mailbox", "browser", "address"] as const;
export type DuplicateSign = (typeof DUPLICATE_SIGNS)[number];

export type LikePlayer = {
  readonly id: string;
  readonly username: string;
  readonly createdAt: Date;
  readonly banned: boolean;
};
/** Accounts that share something. It hints, it does not prove: families share addresses and browsers. */
export type Duplicates = {
  readonly sign: DuplicateSign;
  /** How many accounts share it. */
  readonly count: number;
  /** The newest of them, the newest first. */
  readonly players: readonly LikePlayer[];
};

/** Of a school behind one address, the newest are enough to see what it is. */
const MEMBERS_MAX = 20;

type Row = {
  sign: DuplicateSign;
  mark: string;
  members: bigint;
  id: string;
  username: string;
  created_at: Date;
  banned: boolean;
};

/**
 * Groups of accounts with one mailbox, with one browser, or made from one network address on one day (UTC). At most limit
 * groups, those with the newest accounts first.
 */
export async function findDuplicates(db: Kysely<Tables>, now: Date, limit: number): Promise<Duplicates[]> {
  const { rows } = await sql<Row>`
    WITH shared AS (
      SELECT 'mailbox' AS sign, mailbox_key AS mark, id AS player_id FROM players WHERE mailbox_key IS NOT NULL
      UNION SELECT 'browser', encode(id_hash, 'hex'), player_id FROM devices
      UNION SELECT 'address', d.address || ' ' || date_trunc('day', d.first_seen_at AT TIME ZONE 'UTC')::text, d.player_id
        FROM devices d JOIN players p ON p.id = d.player_id
        WHERE d.address <> '' AND d.first_seen_at < p.created_at + interval '1 hour'
    ), groups AS (
      SELECT s.sign, s.mark, count(*) AS members, max(p.created_at) AS newest
      FROM shared s JOIN players p ON p.id = s.player_id AND p.erased_at IS NULL
      GROUP BY s.sign, s.mark HAVING count(*) > 1 ORDER BY newest DESC, s.sign, s.mark LIMIT ${limit}
    ), members AS (
      SELECT g.*, p.id, coalesce(p.display_username, p.username, p.name) AS username, p.created_at,
        (p.banned IS TRUE AND (p.ban_expires IS NULL OR p.ban_expires > ${now})) AS banned,
        row_number() OVER (PARTITION BY g.sign, g.mark ORDER BY p.created_at DESC, p.id) AS place
      FROM groups g JOIN shared s ON s.sign = g.sign AND s.mark = g.mark
      JOIN players p ON p.id = s.player_id AND p.erased_at IS NULL
    )
    SELECT sign, mark, members, id, username, created_at, banned FROM members
    WHERE place <= ${MEMBERS_MAX} ORDER BY newest DESC, sign, mark, place`.execute(db);
  const groups = new Map<string, { sign: DuplicateSign; count: number; players: LikePlayer[] }>();
  for (const { sign, mark, members, id, username, created_at, banned } of rows) {
    const key = `${sign} ${mark}`;
    const group = groups.get(key) ?? { sign, count: Number(members), players: [] };
    group.players.push({ id, username, createdAt: created_at, banned });
    groups.set(key, group);
  }
  return [...groups.values()];
}
