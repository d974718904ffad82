import { describe, expect, test } from "vitest";
import { ENGINES } from "../support/database.ts";
import { openHouse } from "../support/house.ts";
import { addPlayer, play, sealAll } from "../support/play.ts";

describe.each(ENGINES)("on %s", (engine) => {
  test("an administrator sees health, proofs, blocks, what waits, and a game that the watch has switched off with its reason", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const player = await addPlayer(app);
    await play(app, player, 2);
    await app.tickets.open(player, { kind: "other", subject: "Hm", text: "Hm?", report: undefined });
    await sealAll(app);
    await app.books.prove();
    const quiet = await app.overview.look();
    expect(quiet).toMatchObject({
      health: { ready: true, database: "up", migrations: "done", redis: "none" },
      gamesOff: [],
      waiting: { tickets: 1n, grants: 0n },
    });
    expect(quiet.head?.sealedAt).toBeInstanceOf(Date);
    expect(quiet.proofs.length).toBeGreaterThan(5);
    expect(quiet.proofs.every(({ ok }) => ok)).toBe(true);

    await app.fairnessWatch.catchUp();
    const { pool } = app.database;
    await pool.query("UPDATE fairness_watch SET tripped_at = now(), reason = $1 WHERE game = $2", [
      "heads came too often",
      "coinflip",
    ]);
    await pool.query(
      "INSERT INTO game_settings (game, enabled, updated_at) VALUES ($1, false, now()), ($2, false, now())",
      ["coinflip", "keno"],
    );
    await app.catalog.refresh();
    const { gamesOff } = await app.overview.look();
    expect(gamesOff).toEqual([
      { game: "coinflip", reason: "heads came too often", since: expect.any(Date) },
      { game: "keno", reason: null, since: null },
    ]);
  });

  test("the staff log is proved on demand, and the first entry that was changed behind its back is named", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const [admin, player] = [await addPlayer(app), await addPlayer(app)];
    const deed = { actorId: admin, playerId: player, reason: "left the door open" };
    for (let n = 0; n < 3; n += 1) await app.admin.standing.signOut(deed);
    expect(await app.overview.proveLog()).toMatchObject({ checked: 3n, difference: undefined });
    const { pool } = app.database;
    await pool.query("ALTER TABLE admin_log DISABLE TRIGGER admin_log_append_only");
    await pool.query("UPDATE admin_log SET action = $1 WHERE number = $2", ["nothing", 2]);
    expect((await app.overview.proveLog()).difference).toEqual({
      entry: 2n,
      fault: "has a hash that is not its content's",
    });
  });
});
