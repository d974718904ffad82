import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { HOUR_MS } from "../../../src/base/time.ts";
import { command } from "../../support/command.ts";
import { ENGINES } from "../../support/database.ts";
import { type House, openHouse } from "../../support/house.ts";
import { newcomer } from "../../support/people.ts";
import { addPlayer } from "../../support/play.ts";
import { join, joinBody, post } from "./knock.ts";

const PASSWORD = "four words in a row";
const tokenOf = (text: string): string => /\/reset#(\S+)/.exec(text)?.[1] ?? "";

/** What stands in the log of the staff, the newest first: what was done, to whom, by whom. */
const logOf = async ({ app }: House) =>
  (await app.admin.journal.entries({ before: undefined, target: undefined }, 20)).map(
    ({ action, target, actorName }) => [action, target, actorName],
  );

const choose = ({ app }: House, token: string) =>
  post(app, "/reset-password", { token, newPassword: PASSWORD });

test("an administrator who is made in a shell has a password by the rules of every account", async () => {
  await using house = await openHouse("postgres");
  const { players } = house.app;
  const make = (password: string | undefined) =>
    players.createAdmin({ username: "keeper", email: "keeper@players.test", password });
  for (const weak of ["", "short", "password123", "aaaaaaaaaaaa", "keeper-12"])
    await expect(make(weak), weak).rejects.toMatchObject({ code: "invalid" });
  expect(await make(PASSWORD)).toEqual(expect.any(String));
  const again = ["admin", "create", "--username", "kee-per", "--email", "keeper@players.test"];
  expect(await command(house, again)).toMatchObject({
    code: 1,
    err: expect.stringMatching(
      /username A username has 3 to 20 letters.*\nemail There is an account with this address\.$/s,
    ),
  });
});

describe.each(ENGINES)("on %s", (engine) => {
  test("without a password the command prints a link: it opens once, for an hour, and signs nobody in", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const made = await command(house, [
      ...["admin", "create", "--username", "keeper", "--email", "keeper@players.test"],
    ]);
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining("Administrator keeper made.") });
    const who = { username: "keeper", password: PASSWORD };
    const { rows } = await app.database.pool.query<{ password: string }>("SELECT password FROM credentials");
    expect(rows[0]?.password).toMatch(/^\$argon2id\$/);
    expect((await choose(house, tokenOf(made.out))).status).toBe(200);
    expect((await post(app, "/sign-in/username", who)).status).toBe(200);
    expect((await choose(house, tokenOf(made.out))).status).toBe(400);

    const { out } = await command(house, ["admin", "link", "--player", "Keeper", "--json"]);
    const { link, id } = JSON.parse(out) as { link: string; id: string };
    await app.database.pool.query("UPDATE verifications SET expires_at = now() - interval '1 second'");
    expect((await choose(house, tokenOf(link))).status).toBe(400);
    expect(await logOf(house)).toEqual([
      ["password-link", id, undefined],
      ["password-link", id, undefined],
      ["role", id, undefined],
    ]);
  });

  test("a player who is made an administrator signs in anew, and it stands in the log", async () => {
    await using house = await openHouse(engine);
    const { who, id, cookie } = await join(house.app);
    expect((await command(house, ["admin", "promote", "--player", who.email])).code).toBe(0);
    expect(await house.app.sessions.find(cookie)).toBeUndefined();
    expect((await house.app.players.find(id))?.role).toBe("admin");
    expect(await logOf(house)).toEqual([["role", id, undefined]]);
    expect(await command(house, ["admin", "promote", "--player", "nobody_here"])).toMatchObject({ code: 2 });
  });

  test("play money from a shell is given in an administrator's name, once for a key, and by the rules of the back office", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const admin = await addPlayer(app);
    await app.players.makeAdmin(admin);
    const player = await addPlayer(app);
    const give = (amount: string, key: string = randomUUID(), by = admin, to = player) =>
      command(house, [
        ...["admin", "grant", "--by", by, "--player", to, "--currency", "credits", "--amount", amount],
        ...["--reason", "a prize", "--key", key],
      ]);
    const credits = async () => (await app.wallet.balances(player)).credits;
    const before = await credits();
    const once = randomUUID();
    expect((await give("12.50", once)).out).toContain("12.50 credits");
    expect((await give("12.50", once)).code).toBe(0);
    expect(await credits()).toBe(before + 1_250n);
    expect((await give("10000")).out).toContain("Another administrator has to agree");
    expect((await give("1", undefined, admin, admin)).out).toContain("Another administrator has to agree");
    expect(await give("1", undefined, player)).toMatchObject({
      code: 2,
      err: expect.stringContaining("is no administrator"),
    });
    for (const amount of ["0", "-1", "1e9", "0.001", "NaN"])
      expect((await give(amount)).code, amount).toBe(2);
    expect(await credits()).toBe(before + 1_250n);
    expect((await app.books.audit()).ok).toBe(true);
  });

  test("an account is deleted from a shell; who had left is deleted again from books of before", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const [left, back, stays] = [await join(app), await join(app), await join(app)];
    const reason = ["--reason", "asked by letter"];
    expect((await command(house, ["erase", "--player", left.who.username, ...reason])).code).toBe(0);
    expect(await app.players.find(left.id)).toBeUndefined();
    expect(await logOf(house)).toEqual([["erase", left.id, undefined]]);
    const { out } = await command(house, ["erase", "--list"]);
    expect(out).toMatch(new RegExp(`^${left.id} {2}\\d{4}-`));
    // As after a restore: the list names somebody who has an account in these books.
    const again = ["erase", "--again", "left.txt", "--json"];
    const files = { "left.txt": `${out}\n${back.id}  2026-11-28T12:00:00.000Z\n${back.id}\n` };
    expect(JSON.parse((await command(house, again, files)).out)).toEqual({ named: 3, erased: 1 });
    expect(JSON.parse((await command(house, again, files)).out)).toEqual({ named: 3, erased: 0 });
    expect(await app.players.find(back.id)).toBeUndefined();
    expect(await app.players.find(stays.id)).toBeDefined();
    expect(await command(house, ["erase"])).toMatchObject({ code: 2 });
    expect(await command(house, ["erase", "--player", stays.who.username])).toMatchObject({
      code: 2,
      err: expect.stringContaining("--reason is missing"),
    });
    expect((await app.books.audit()).ok).toBe(true);
    expect(house.faults).toEqual([]);
  });

  test("a name that was given up is nobody else's for 90 days, and its owner's whenever they want", async () => {
    await using house = await openHouse(engine);
    const { app, clock } = house;
    const [gone, renamed] = [await join(app), await join(app)];
    await app.accounts.erase(gone.id);
    const [was, next] = [renamed.who.username, newcomer().username];
    await app.accounts.rename(renamed.id, next);
    const wants = (username: string) => join(app, { ...newcomer(), username });
    for (const name of [gone.who.username, was, next, was.toUpperCase()])
      await expect(wants(name), name).rejects.toMatchObject({ code: "invalid" });
    const stranger = await join(app);
    await expect(app.accounts.rename(stranger.id, was)).rejects.toMatchObject({ code: "invalid" });

    clock.advance(31 * 24 * HOUR_MS);
    await app.accounts.rename(renamed.id, was);
    await expect(wants(next)).rejects.toMatchObject({ code: "invalid" });
    await expect(wants(gone.who.username)).rejects.toMatchObject({ code: "invalid" });
    clock.advance(60 * 24 * HOUR_MS);
    await expect(wants(next)).rejects.toMatchObject({ code: "invalid" });
    expect(await app.database.db.selectFrom("held_names").selectAll().execute()).toHaveLength(3);
    // Its session is over at once for a clock that is so far ahead of the real one.
    const late = joinBody(app, { ...newcomer(), username: gone.who.username });
    expect((await post(app, "/sign-up/email", late)).status).toBe(200);
  });
});
