import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

/** Whose round stands behind the id of a replay; undefined when there is none, or none any more. */
export async function readReplay(
  db: Kysely<Tables>,
  id: string,
): Promise<{ readonly playerId: string; readonly roundId: string } | undefined> {
  const row = await db
    .selectFrom("replays")
    .select(["player_id", "round_id"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { playerId: row.player_id, roundId: row.round_id };
}

/** The id under which a round is shown to everybody; undefined when it is not. */
export async function readReplayOf(
  db: Kysely<Tables>,
  playerId: string,
  roundId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("replays")
    .select("id")
    .where("player_id", "=", playerId)
    .where("round_id", "=", roundId)
    .executeTakeFirst();
  return row?.id;
}

/** Shows a round under this id, unless it is shown already; the id that it is shown under. */
export async function addReplay(
  db: Kysely<Tables>,
  replay: { readonly id: string; readonly playerId: string; readonly roundId: string },
  now: Date,
): Promise<string> {
  const row = await db
    .insertInto("replays")
    .values({ id: replay.id, player_id: replay.playerId, round_id: replay.roundId, created_at: now })
    // Sets what is there already, so that the row comes back, whoever takes it away in the next moment.
    .onConflict((conflict) =>
      conflict
        .columns(["player_id", "round_id"])
        .doUpdateSet((eb) => ({ created_at: eb.ref("replays.created_at") })),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** From now on nobody finds the round under its id. */
export async function dropReplay(db: Kysely<Tables>, playerId: string, roundId: string): Promise<void> {
  await db.deleteFrom("replays").where("player_id", "=", playerId).where("round_id", "=", roundId).execute();
}
