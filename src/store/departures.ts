import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

const PAGE = 1_000;

/** Everybody who has left, page by page. */
export async function* readDepartures(
  db: Kysely<Tables>,
): AsyncGenerator<{ readonly playerId: string; readonly leftAt: Date }> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await db
      .selectFrom("departures")
      .select(["player_id", "left_at"])
      .where("player_id", ">", after)
      .orderBy("player_id")
      .limit(PAGE)
      .execute();
    for (const row of rows) yield { playerId: row.player_id, leftAt: row.left_at };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.player_id;
  }
}

export type Departure = {
  readonly playerId: string;
  readonly barred: { readonly mailboxHash: Uint8Array; readonly until: Date } | undefined;
  readonly leftAt: Date;
};

export async function insertDeparture(db: Kysely<Tables>, departure: Departure): Promise<void> {
  await db
    .insertInto("departures")
    .values({
      player_id: departure.playerId,
      mailbox_hash: departure.barred?.mailboxHash ?? null,
      barred_until: departure.barred?.until ?? null,
      left_at: departure.leftAt,
    })
    .execute();
}
