import type { Kysely } from "kysely";
import type { Json } from "../base/canonical.ts";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";

/** Stores a rules version under the hash of its content; storing it again changes nothing. */
export async function keepRules(
  db: Kysely<Tables>,
  rules: { id: string; game: string; content: Json; now: Date },
): Promise<void> {
  await db
    .insertInto("rules")
    .values({ id: rules.id, game: rules.game, content: JSON.stringify(rules.content), created_at: rules.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The content of a rules version; undefined when the house never had it. */
export async function readRules(
  db: Kysely<Tables>,
  id: string,
): Promise<{ game: string; content: Json } | undefined> {
  const row = await db
    .selectFrom("rules")
    .select(["game", "content"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { game: row.game, content: row.content as Json };
}

export type GameSetting = {
  readonly game: string;
  readonly enabled: boolean;
  readonly rulesId: string | null;
  readonly stakeMin: bigint | null;
  readonly stakeMax: bigint | null;
};

type Row = {
  readonly game: string;
  readonly enabled: boolean;
  readonly rules_id: string | null;
  readonly stake_min: bigint | null;
  readonly stake_max: bigint | null;
};

const settingOf = (row: Row): GameSetting => ({
  game: row.game,
  enabled: row.enabled,
  rulesId: row.rules_id,
  stakeMin: row.stake_min,
  stakeMax: row.stake_max,
});

/** What the operator has set; games without a row play by the published defaults. */
export async function readGameSettings(db: Kysely<Tables>): Promise<GameSetting[]> {
  return (await db.selectFrom("game_settings").selectAll().execute()).map(settingOf);
}

/** What is set for one game, held against others who would change it; one that nobody has set is on, as published. */
export async function lockGameSetting(tx: Tx, game: string, now: Date): Promise<GameSetting> {
  await tx
    .insertInto("game_settings")
    .values({ game, enabled: true, rules_id: null, stake_min: null, stake_max: null, updated_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return settingOf(
    await tx
      .selectFrom("game_settings")
      .selectAll()
      .where("game", "=", game)
      .forUpdate()
      .executeTakeFirstOrThrow(),
  );
}

/** Sets a game's offer in the place of what was set before. Only under lockGameSetting. */
export async function putGameSetting(tx: Tx, setting: GameSetting, now: Date): Promise<void> {
  const values = {
    enabled: setting.enabled,
    rules_id: setting.rulesId,
    stake_min: setting.stakeMin,
    stake_max: setting.stakeMax,
    updated_at: now,
  };
  await tx.updateTable("game_settings").set(values).where("game", "=", setting.game).execute();
}
