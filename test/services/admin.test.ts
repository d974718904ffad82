import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import { Refusal } from "../../src/base/refusal.ts";
import { DAY_MS, HOUR_MS } from "../../src/base/time.ts";
import { GRANT_ALONE_MAX } from "../../src/services/admin/grants.ts";
import { ENGINES } from "../support/database.ts";
import { openHouse } from "../support/house.ts";
import { addPlayer, play } from "../support/play.ts";

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

async function addAdmin(app: App): Promise<string> {
  const id = await addPlayer(app);
  await app.database.db.updateTable("players").set({ role: "admin" }).where("id", "=", id).execute();
  return id;
}

const grantOf = (actorId: string, playerId: string, amount: bigint, key: string = randomUUID()) => ({
  actorId,
  playerId,
  currency: "credits" as const,
  amount,
  reason: "for the tournament",
  key,
});

const creditsOf = async (app: App, id: string): Promise<bigint> => (await app.wallet.balances(id)).credits;

test("two administrators who leave at once, or one who leaves while the other loses the role, leave one behind", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  let left = await addAdmin(app);
  for (let times = 0; times < 6; times += 1) {
    const next = await addAdmin(app);
    const deed = { actorId: left, playerId: next, reason: "because" };
    const [mine, theirs] = await Promise.all([
      codeOf(app.accounts.erase(left)),
      codeOf(times % 2 === 0 ? app.accounts.erase(next) : app.admin.standing.setRole(deed, "player")),
    ]);
    expect([mine, theirs].toSorted()).toEqual(["conflict", "done"]);
    expect(await app.players.needsAdmin()).toBe(false);
    if (mine === "done") left = next;
  }
});

describe.each(ENGINES)("on %s", (engine) => {
  test("a ban stops bets at once and ends by itself; an unban opens the account", async () => {
    await using house = await openHouse(engine);
    const { app, clock } = house;
    const [admin, player] = [await addAdmin(app), await addPlayer(app)];
    const deed = { actorId: admin, playerId: player, reason: "chip dumping" };
    await play(app, player, 1);
    const banned = await app.admin.standing.ban(deed, new Date(clock() + HOUR_MS));
    expect(banned.player.ban).toEqual({ reason: "chip dumping", until: new Date(clock() + HOUR_MS) });
    expect(await codeOf(play(app, player, 1))).toBe("excluded");
    clock.advance(HOUR_MS);
    expect(await codeOf(play(app, player, 1))).toBe("done");
    expect((await app.admin.people.detail(player)).player.ban).toBeUndefined();
    await app.admin.standing.ban(deed, null);
    expect(await codeOf(play(app, player, 1))).toBe("excluded");
    await app.admin.standing.unban(deed);
    expect(await codeOf(play(app, player, 1))).toBe("done");
    const log = await app.admin.journal.entries({ before: undefined, target: player }, 10);
    expect(log.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["unban", admin],
      ["ban", admin],
      ["ban", admin],
    ]);
  });

  test("nobody bans themselves or an administrator, changes their own role, or removes the last administrator", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const { standing } = app.admin;
    const [one, two, player] = [await addAdmin(app), await addAdmin(app), await addPlayer(app)];
    const deed = (actorId: string, playerId: string) => ({ actorId, playerId, reason: "because" });
    expect(await codeOf(standing.ban(deed(one, one), null))).toBe("forbidden");
    expect(await codeOf(standing.ban(deed(one, two), null))).toBe("forbidden");
    expect(await codeOf(standing.ban(deed(one, player), new Date(0)))).toBe("invalid");
    expect(await codeOf(standing.ban(deed(one, randomUUID()), null))).toBe("not-found");
    expect(await codeOf(standing.setRole(deed(one, one), "player"))).toBe("forbidden");
    // Each takes the other's role away at the same moment: one administrator stays.
    const codes = await Promise.all([
      codeOf(standing.setRole(deed(one, two), "player")),
      codeOf(standing.setRole(deed(two, one), "player")),
    ]);
    expect(codes.toSorted()).toEqual(["conflict", "done"]);
    expect(await app.players.needsAdmin()).toBe(false);
    // And so when all of them leave at the same moment.
    const there = [await addAdmin(app), ...(codes[0] === "done" ? [one] : [two])];
    const left = await Promise.all(there.map((id) => codeOf(app.accounts.erase(id))));
    expect(left.toSorted()).toEqual(["conflict", "done"]);
    expect(await app.players.needsAdmin()).toBe(false);
  });

  test("small grants are paid at once, and only so much of them in a day however they are cut", async () => {
    await using house = await openHouse(engine);
    const { app, clock } = house;
    const { grants } = app.admin;
    const [admin, second, player] = [await addAdmin(app), await addAdmin(app), await addPlayer(app)];
    const before = await creditsOf(app, player);
    const part = GRANT_ALONE_MAX / 4n;
    const made = await Promise.all(Array.from({ length: 6 }, () => grants.ask(grantOf(admin, player, part))));
    expect(made.map(({ state }) => state).toSorted()).toEqual([
      "paid",
      "paid",
      "paid",
      "paid",
      "waiting",
      "waiting",
    ]);
    expect(await creditsOf(app, player)).toBe(before + GRANT_ALONE_MAX);
    const [waiting, other] = made.filter(({ state }) => state === "waiting").map(({ id }) => id) as [
      string,
      string,
    ];
    expect(await codeOf(grants.agree(admin, waiting))).toBe("forbidden");
    const agreed = await Promise.all([
      codeOf(grants.agree(second, waiting)),
      codeOf(grants.agree(second, waiting)),
    ]);
    expect(agreed.toSorted()).toEqual(["conflict", "done"]);
    expect((await grants.refuse(admin, other)).state).toBe("refused");
    expect(await codeOf(grants.agree(second, other))).toBe("conflict");
    expect(await creditsOf(app, player)).toBe(before + GRANT_ALONE_MAX + part);
    clock.advance(DAY_MS + 1);
    expect((await grants.ask(grantOf(admin, player, part))).state).toBe("paid");
    expect(await app.books.audit()).toMatchObject({ ok: true });
  });

  test("nobody grants to themselves, alone or by agreeing; a repeat is paid once", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const { grants } = app.admin;
    const [one, two, player] = [await addAdmin(app), await addAdmin(app), await addPlayer(app)];
    const own = await grants.ask(grantOf(one, one, 1n));
    expect(own.state).toBe("waiting");
    expect(await codeOf(grants.agree(one, own.id))).toBe("forbidden");
    const theirs = await grants.ask(grantOf(one, two, GRANT_ALONE_MAX + 1n));
    expect(await codeOf(grants.agree(two, theirs.id))).toBe("forbidden");
    const before = await creditsOf(app, player);
    const key = randomUUID();
    const ids = await Promise.all(
      Array.from({ length: 5 }, async () => (await grants.ask(grantOf(one, player, 5n, key))).id),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await creditsOf(app, player)).toBe(before + 5n);
    expect(await codeOf(grants.ask(grantOf(one, player, 6n, key)))).toBe("idempotency-key-reused");
    const self = app.database.pool.query(
      "UPDATE grants SET state = 'paid', decided_by = asked_by, decided_at = now() WHERE id = $1",
      [theirs.id],
    );
    await expect(self, "the database holds four eyes by itself").rejects.toMatchObject({ code: "23514" });
  });

  test("nothing is paid in the name of one who may not give any more, nor to one who has left", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const { grants, standing } = app.admin;
    const [asker, second] = [await addAdmin(app), await addAdmin(app)];
    const [player, gone] = [await addPlayer(app), await addPlayer(app)];
    const amount = GRANT_ALONE_MAX + 1n;
    const waiting = await grants.ask(grantOf(asker, player, amount));
    const late = await grants.ask(grantOf(second, gone, amount));
    await app.accounts.erase(gone);
    expect(await codeOf(grants.agree(asker, late.id))).toBe("conflict");
    expect(await codeOf(grants.ask(grantOf(asker, gone, 1n)))).toBe("conflict");
    const before = await creditsOf(app, player);
    const db = app.database.db.updateTable("players").where("id", "=", asker);
    await db.set({ banned: true }).execute();
    expect(await codeOf(grants.agree(second, waiting.id))).toBe("conflict");
    await db.set({ banned: false }).execute();
    await standing.setRole({ actorId: second, playerId: asker, reason: "gone elsewhere" }, "player");
    expect(await codeOf(grants.agree(second, waiting.id))).toBe("conflict");
    expect(await creditsOf(app, player)).toBe(before);
    expect((await grants.refuse(second, waiting.id)).state).toBe("refused");
  });

  test("the log cannot be changed, and a change made behind its back is found", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const [admin, player] = [await addAdmin(app), await addPlayer(app)];
    const deed = { actorId: admin, playerId: player, reason: "left the door open" };
    await Promise.all(Array.from({ length: 8 }, () => app.admin.standing.signOut(deed)));
    const { pool } = app.database;
    await expect(pool.query("UPDATE admin_log SET action = $1", ["nothing"])).rejects.toMatchObject({
      code: "23001",
    });
    await expect(pool.query("DELETE FROM admin_log WHERE number > $1", [0])).rejects.toMatchObject({
      code: "23001",
    });
    expect(await app.books.audit()).toMatchObject({ ok: true });
    await pool.query("ALTER TABLE admin_log DISABLE TRIGGER admin_log_append_only");
    await pool.query(
      "UPDATE admin_log SET details = replace(details, 'left', 'kept') WHERE number = $1",
      [3],
    );
    const { ok, checks } = await app.books.audit();
    expect(ok).toBe(false);
    expect(checks.find(({ difference }) => difference)).toMatchObject({
      name: "the log of what staff did is an unbroken chain",
      difference: { entry: 3n, fault: "has a hash that is not its content's" },
    });
    await pool.query(
      "UPDATE admin_log SET details = replace(details, 'kept', 'left') WHERE number = $1",
      [3],
    );
    expect(await app.books.audit()).toMatchObject({ ok: true });
    await pool.query("DELETE FROM admin_log WHERE number = $1", [2]);
    expect((await app.books.audit()).ok).toBe(false);
  });
});
