import { hash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";

const hashOf = (deviceId: string): Uint8Array => hash("sha256", deviceId, "buffer");

export type Device = { readonly label: string; readonly address: string };

/** Whether an account, found by username or email, has signed in with this browser before. */
export async function knowsDevice(db: Kysely<Tables>, who: string, deviceId: string): Promise<boolean> {
  const row = await db
    .selectFrom("devices as d")
    .innerJoin("players as p", "p.id", "d.player_id")
    .select("d.player_id")
    .where("d.id_hash", "=", hashOf(deviceId))
    .where((eb) => eb.or([eb("p.username", "=", who), eb("p.email", "=", who)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes a sign-in. "first" when the player had no browser at all, "new" when this one was not among them. */
export async function noteDevice(
  tx: Tx,
  playerId: string,
  deviceId: string,
  { label, address }: Device,
  now: Date,
): Promise<"first" | "new" | "known"> {
  const known = await tx
    .updateTable("devices")
    .set({ label, address, last_seen_at: now })
    .where("player_id", "=", playerId)
    .where("id_hash", "=", hashOf(deviceId))
    .executeTakeFirst();
  if (known.numUpdatedRows > 0n) return "known";
  const other = await tx
    .selectFrom("devices")
    .select("player_id")
    .where("player_id", "=", playerId)
    .executeTakeFirst();
  await tx
    .insertInto("devices")
    .values({
      player_id: playerId,
      id_hash: hashOf(deviceId),
      label,
      address,
      first_seen_at: now,
      last_seen_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return other ? "new" : "first";
}
