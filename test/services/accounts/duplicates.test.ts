import { describe, expect, test } from "vitest";
import type { App } from "../../../src/app.ts";
import { HOUR_MS } from "../../../src/base/time.ts";
import { ENGINES } from "../../support/database.ts";
import { openHouse } from "../../support/house.ts";
import { newcomer } from "../../support/people.ts";
import { join } from "./knock.ts";

const seen = async (app: App) =>
  (await app.admin.people.duplicates()).map(({ sign, count, players }) => [
    sign,
    count,
    players.map(({ username }) => username),
  ]);

describe.each(ENGINES)("on %s", (engine) => {
  test("accounts with one mailbox, one browser or one address of a day stand together for the operator", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const mailbox = newcomer().username;
    const inbox = (note: string) => ({ ...newcomer(), email: `${mailbox}+${note}@players.test` });
    const first = await join(app, inbox("one"), { address: "203.0.113.1" });
    expect(await seen(app)).toEqual([]);
    const second = await join(app, inbox("two"), { address: "203.0.113.2" });
    const sameBox = ["mailbox", 2, [second.who.username, first.who.username]];
    expect(await seen(app)).toEqual([sameBox]);

    const third = await join(app, newcomer(), { address: "203.0.113.3", cookie: second.device });
    const sameBrowser = ["browser", 2, [third.who.username, second.who.username]];
    expect(await seen(app)).toEqual([sameBrowser, sameBox]);

    const fourth = await join(app, newcomer(), { address: "203.0.113.1" });
    const samePlace = ["address", 2, [fourth.who.username, first.who.username]];
    expect(await seen(app)).toEqual([samePlace, sameBrowser, sameBox]);

    const deed = { actorId: first.id, playerId: second.id, reason: "a second account" };
    await app.admin.standing.ban(deed, new Date(house.clock() + HOUR_MS));
    const banned = (await app.admin.people.duplicates()).flatMap(({ players }) =>
      players.filter((player) => player.banned).map(({ id }) => id),
    );
    expect(banned).toEqual([second.id, second.id]);

    await app.accounts.erase(first.id);
    expect(await seen(app)).toEqual([sameBrowser]);
    expect(house.faults).toEqual([]);
  });

  test("a school behind one address is one group with its newest twenty, and another day another group", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const { rows } = await app.database.pool.query<{ id: string }>(`
      INSERT INTO players (id, name, email, email_verified, created_at, updated_at)
      SELECT gen_random_uuid(), 'pupil_' || n, 'pupil_' || n || '@players.test', true, at, at
      FROM generate_series(1, 40) n, LATERAL (SELECT timestamptz '2026-01-01 12:00Z' + CASE WHEN n > 30 THEN interval '1 day'
        ELSE interval '1 second' * n END AS at) t RETURNING id`);
    await app.database.pool.query(
      `INSERT INTO devices (player_id, id_hash, label, address, first_seen_at, last_seen_at)
      SELECT id, sha256(id::text::bytea), '', '198.51.100.7', created_at, created_at FROM players WHERE id = ANY($1)`,
      [rows.map(({ id }) => id)],
    );
    const found = await app.admin.people.duplicates();
    expect(found.map(({ sign, count, players }) => [sign, count, players.length])).toEqual([
      ["address", 10, 10],
      ["address", 30, 20],
    ]);
    expect(found[1]?.players[0]?.username).toBe("pupil_30");
  });
});
