import { hash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { MINUTE_MS } from "../base/time.ts";
import type { Tables } from "../db/tables.ts";

/** A code is good for its 30 seconds and, because clocks differ, for those before and after. */
const GOOD_FOR_MS = 2 * MINUTE_MS;

/** Uses a code that was right; false when it has been used already. */
export async function markCodeUsed(
  db: Kysely<Tables>,
  playerId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const codeHash = hash("sha256", `${playerId}/${code}`, "buffer");
  const over = new Date(now.getTime() - GOOD_FOR_MS);
  const { rows } = await sql`
    INSERT INTO used_codes (player_id, code_hash, used_at) VALUES (${playerId}, ${codeHash}, ${now})
    ON CONFLICT (player_id, code_hash) DO UPDATE SET used_at = ${now} WHERE used_codes.used_at < ${over}
    RETURNING player_id`.execute(db);
  return rows.length > 0;
}
