import { randomUUID } from "node:crypto";
import type { App } from "../../src/app.ts";
import type { GameId } from "../../src/games/ids.ts";
import { until } from "./until.ts";

/** An account that nobody has played with yet, without the ceremony of signing up. Returns the id. */
export async function addAccount(app: App, username = `u${randomUUID().slice(0, 12)}`): Promise<string> {
  const now = new Date();
  const { id } = await app.database.db
    .insertInto("players")
    .values({
      id: randomUUID(),
      name: username,
      username,
      display_username: username,
      email: `${username}@players.test`,
      email_verified: false,
      created_at: now,
      updated_at: now,
      two_factor_enabled: null,
      role: null,
      banned: null,
      ban_reason: null,
      ban_expires: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** The same with wallets and a seat. */
export async function addPlayer(app: App, username?: string): Promise<string> {
  const id = await addAccount(app, username);
  await app.players.open(id);
  return id;
}

/** Plays rounds one after another; coinflip on tails unless told otherwise. */
export async function play(
  app: App,
  playerId: string,
  rounds: number,
  order: { game: GameId; stake: bigint; bet: unknown } = {
    game: "coinflip",
    stake: 100n,
    bet: { side: "tails" },
  },
): Promise<void> {
  for (let n = 0; n < rounds; n += 1) await app.rounds.play({ ...order, playerId, key: randomUUID() });
}

/**
 * Seals everything that was posted. A block ends before the oldest transaction that still runs anywhere on the server, and
 * other tests have transactions there too: so it may take more than one.
 */
export async function sealAll(app: App): Promise<void> {
  const { pool } = app.database;
  await until(async () => {
    await app.books.seal();
    const { rows } = await pool.query<{ n: bigint }>(
      "SELECT count(*) AS n FROM transfers WHERE xact >= (SELECT coalesce(max(xact_to), 0) FROM blocks)",
    );
    return rows[0]?.n === 0n;
  });
}
