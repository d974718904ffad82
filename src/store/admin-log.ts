import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { assert } from "../base/assert.ts";
import { canonicalJson, type Json } from "../base/canonical.ts";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";

/** What somebody of the staff does. actorId undefined: at the command line of the house. */
export type AdminAction = {
  readonly actorId: string | undefined;
  /** "ban", "role", "grant" … */
  readonly action: string;
  /** Whom or what it was done to: an id. */
  readonly target: string | undefined;
  readonly details: Json;
  readonly now: Date;
};

/** An entry as it stands in the log. */
export type LogEntry = {
  readonly number: bigint;
  readonly at: Date;
  readonly actorId: string | undefined;
  readonly action: string;
  readonly target: string | undefined;
  readonly details: Json;
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
};

/** Any number, the same in every process: entries are chained one after another. */
const CHAIN_LOCK = 7_301_007;
const GENESIS = new Uint8Array(32);

/** SHA-256 over the canonical JSON of all that an entry says and the hash of the one before. */
function hashEntry(entry: Omit<LogEntry, "hash">): Buffer {
  const content = canonicalJson({
    number: entry.number.toString(),
    at: entry.at.toISOString(),
    actor: entry.actorId ?? null,
    action: entry.action,
    target: entry.target ?? null,
    details: entry.details,
    previous: Buffer.from(entry.previousHash).toString("hex"),
  });
  return createHash("sha256").update(content).digest();
}

/** Adds an entry in the transaction that does what it tells of: both happen or neither. */
export async function appendLog(tx: Tx, action: AdminAction): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${CHAIN_LOCK})`.execute(tx);
  const last = await tx
    .selectFrom("admin_log")
    .select(["number", "hash"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const entry = {
    number: (last?.number ?? 0n) + 1n,
    at: action.now,
    actorId: action.actorId,
    action: action.action,
    target: action.target,
    details: action.details,
    previousHash: last?.hash ?? GENESIS,
  };
  await tx
    .insertInto("admin_log")
    .values({
      number: entry.number,
      at: entry.at,
      actor_id: entry.actorId ?? null,
      action: entry.action,
      target: entry.target ?? null,
      details: canonicalJson(entry.details),
      previous_hash: entry.previousHash,
      hash: hashEntry(entry),
    })
    .execute();
}

type Row = {
  number: bigint;
  at: Date;
  actor_id: string | null;
  action: string;
  target: string | null;
  details: string;
  previous_hash: Uint8Array;
  hash: Uint8Array;
};

const entryOf = (row: Row): LogEntry => ({
  number: row.number,
  at: row.at,
  actorId: row.actor_id ?? undefined,
  action: row.action,
  target: row.target ?? undefined,
  details: JSON.parse(row.details) as Json,
  previousHash: row.previous_hash,
  hash: row.hash,
});

/** Entries below a number, the newest first. */
export async function readLog(
  db: Kysely<Tables>,
  filter: { readonly before: bigint | undefined; readonly target: string | undefined },
  limit: number,
): Promise<(LogEntry & { actorName: string | undefined })[]> {
  let query = db
    .selectFrom("admin_log as l")
    .leftJoin("players as p", "p.id", "l.actor_id")
    .selectAll("l")
    .select(["p.name", "p.username", "p.display_username"])
    .orderBy("l.number", "desc")
    .limit(limit);
  if (filter.before !== undefined) query = query.where("l.number", "<", filter.before);
  if (filter.target !== undefined) query = query.where("l.target", "=", filter.target);
  const rows = await query.execute();
  return rows.map((row) => ({
    ...entryOf(row),
    actorName: row.display_username ?? row.username ?? row.name ?? row.actor_id ?? undefined,
  }));
}

const PAGE = 1_000;

/** Proves the chain: how many entries were looked at, and the first that is not what it was. */
export async function auditLog(
  db: Kysely<Tables>,
): Promise<{ checked: bigint; difference: Record<string, unknown> | undefined }> {
  let previousHash: Uint8Array = GENESIS;
  let number = 0n;
  for (;;) {
    const rows = await db
      .selectFrom("admin_log")
      .selectAll()
      .where("number", ">", number)
      .orderBy("number")
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      const entry = entryOf(row);
      const chained = Buffer.from(entry.previousHash).equals(previousHash) && entry.number === number + 1n;
      const fault = !chained
        ? "is not chained to the entry before"
        : hashEntry(entry).equals(entry.hash)
          ? undefined
          : "has a hash that is not its content's";
      if (fault) return { checked: number, difference: { entry: entry.number, fault } };
      number = entry.number;
      previousHash = entry.hash;
    }
    if (rows.length < PAGE) return { checked: number, difference: undefined };
    assert(number > 0n, "a full page of the log moved nothing on");
  }
}
