import type { Database } from "./database.ts";

/** What a PostgreSQL server keeps of its log beside itself: an archive, and servers that follow it. */
export type Continuity = {
  /** Undefined: archive_mode is off. */
  readonly archive: { readonly failing: boolean; readonly lastAt: Date } | undefined;
  readonly standbys: {
    readonly connected: number;
    /** Places of standbys (physical slots) that nobody follows from, and a synchronous one that is waited for. */
    readonly missing: number;
    /** Of the one that is furthest behind. Undefined: none, or this user may not see it (pg_monitor). */
    readonly lagBytes: number | undefined;
  };
};

type Row = {
  archives: boolean;
  failing: boolean;
  last_at: Date;
  connected: number;
  slots: number;
  awaited: boolean;
  lag: number | null;
};

/** A server that has archived nothing yet is as late as it is old. A base backup that is under way is no standby. */
const QUERY = `
  SELECT current_setting('archive_mode') <> 'off' AS archives,
    coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) AS failing,
    coalesce(last_archived_time, pg_postmaster_start_time()) AS last_at,
    connected::int, lag::float8,
    (SELECT count(*)::int FROM pg_replication_slots WHERE slot_type = 'physical' AND NOT active) AS slots,
    current_setting('synchronous_standby_names') <> '' AS awaited
  FROM pg_stat_archiver, (
    SELECT count(*) AS connected, max(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)) AS lag
    FROM pg_stat_replication WHERE coalesce(state, '') <> 'backup') AS followers`;

/** Undefined for an embedded database, which nobody can follow. */
export async function readContinuity({ kind, pool }: Database): Promise<Continuity | undefined> {
  if (kind === "embedded") return undefined;
  const { rows } = await pool.query<Row>(QUERY);
  const [row] = rows;
  if (!row) return undefined;
  const { archives, failing, last_at: lastAt, connected, slots, awaited, lag } = row;
  return {
    archive: archives ? { failing, lastAt } : undefined,
    standbys: {
      connected,
      missing: Math.max(slots, awaited && connected === 0 ? 1 : 0),
      lagBytes: lag ?? undefined,
    },
  };
}
