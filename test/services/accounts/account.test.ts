import { randomUUID } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { SMTPServer } from "smtp-server";
import { describe, expect, test } from "vitest";
import { missingAuthSchema } from "../../../src/services/accounts/auth.ts";
import { PERSONAL_TABLES } from "../../../src/services/accounts/export.ts";
import { STAFF_COLUMNS } from "../../../src/store/personal.ts";
import { freePort } from "../../../tools/rig/port.ts";
import { ENGINES } from "../../support/database.ts";
import { openHouse } from "../../support/house.ts";
import { join, post } from "./knock.ts";

/** Ids of things: rounds, keys, tickets. */
const THINGS = ["id", "key", "result_id", "round_id", "seed_pair_id", "ticket_id"];
/** Accounts of the ledger: a player's own stand in rows that are theirs anyway. */
const OF_THE_BOOKS = ["transfers.source", "transfers.target", "block_rollups.account"];

test("who asks for everything gets what the staff did to the account, when and why, and not who it was", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  const [admin, player] = [await join(app), await join(app)];
  await app.players.makeAdmin(admin.id);
  const deed = (reason: string) => ({ actorId: admin.id, playerId: player.id, reason });
  await app.admin.standing.setRole(deed("helps out"), "support");
  await app.admin.standing.ban(deed("chip dumping"), null);
  await app.admin.grants.ask({
    ...deed("a prize"),
    currency: "credits",
    amount: 500n,
    key: randomUUID(),
  });
  const { ticket } = await app.tickets.open(player.id, {
    kind: "account",
    subject: "Why?",
    text: "Why is it closed?",
    report: undefined,
  });
  await app.tickets.desk.answer(admin.id, ticket.id, "Because.");
  const files = unzipSync(Buffer.concat(await Array.fromAsync(app.accounts.export(player.id))));
  const texts = new Map(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
  const log = JSON.parse(texts.get("admin-log.json") ?? "") as {
    at: string;
    action: string;
    details: string;
  }[];
  expect(log.map(({ action, details }) => [action, JSON.parse(details).reason])).toEqual([
    ["role", "helps out"],
    ["ban", "chip dumping"],
    ["grant-paid", "a prize"],
  ]);
  expect(texts.get("grants.json")).toContain("a prize");
  expect(texts.get("ticket-messages.json")).toContain("Because.");
  for (const [name, text] of texts) {
    expect(text, name).not.toContain(admin.id);
    expect(text, name).not.toContain(admin.who.username);
  }
});

describe.each(ENGINES)("on %s", (engine) => {
  test("the migrations are what Better Auth asks for, and every table with rows of a person is in the lists", async () => {
    await using house = await openHouse(engine);
    expect(await missingAuthSchema(house.app.auth)).toMatch(/^;?\s*$/);
    // Whatever can name a person: every id that is not known to be a thing's, and the one that is kept as text.
    const { rows } = await house.app.database.pool.query<{ place: string }>(
      `SELECT c.table_name || '.' || c.column_name AS place FROM information_schema.columns c
      JOIN pg_class k ON k.relname = c.table_name AND NOT k.relispartition
      WHERE c.table_schema = 'public' AND c.column_name <> ALL($1)
        AND (c.data_type = 'uuid' OR c.table_name || '.' || c.column_name = 'admin_log.target') ORDER BY 1`,
      [THINGS],
    );
    const places = rows.map(({ place }) => place).filter((place) => !OF_THE_BOOKS.includes(place));
    const owners = PERSONAL_TABLES.map(({ table, owner }) => `${table}.${owner}`);
    const listed = [...owners.filter((place) => place !== "players.id"), ...STAFF_COLUMNS];
    expect(places).toEqual(listed.toSorted());
  });

  test("the database holds no token that a cookie could carry, and every session ends at once", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const { cookie } = await join(app);
    const session = await app.sessions.find(cookie);
    const token = cookie.slice(0, cookie.lastIndexOf("."));
    const { rows } = await app.database.pool.query<{ token: string }>("SELECT token FROM sessions");
    expect(rows).toHaveLength(1);
    expect(rows[0]?.token).not.toBe(token);
    expect(await app.accounts.endSessions(session?.player.id ?? "")).toBe(1n);
    expect(await app.sessions.find(cookie)).toBeUndefined();
  });

  test("whoever guesses waits, an unknown name is answered as a known one, the owner's browser is let in, and the wait ends", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const { who, device } = await join(app);
    const other = await join(app);
    const wrong = { username: who.username, password: "not the password" };
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await post(app, "/sign-in/username", wrong)).status).toBe(401);
    }
    await expect(post(app, "/sign-in/username", wrong)).rejects.toThrow(/Too many attempts/);
    const known = await post(app, "/sign-in/email", { email: who.email, password: wrong.password });
    const unknown = await post(app, "/sign-in/email", {
      email: "nobody@players.test",
      password: wrong.password,
    });
    expect([unknown.status, await unknown.text()]).toEqual([known.status, await known.text()]);
    const right = { ...wrong, password: who.password };
    // A browser that another account knows is nobody here.
    const strange = post(app, "/sign-in/username", right, { cookie: other.device });
    await expect(strange).rejects.toThrow(/Too many attempts/);
    expect((await post(app, "/sign-in/username", right, { cookie: device })).status).toBe(200);
    house.clock.advance(16_000);
    expect((await post(app, "/sign-in/username", right)).status).toBe(200);
  });

  test("strangers who ask for resets without end do not keep the owner's browser from one", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const { who, device } = await join(app);
    const ask = (email: string, from = {}) => post(app, "/request-password-reset", { email }, from);
    for (const email of [who.email, "nobody@players.test"]) {
      for (let n = 0; n < 3; n += 1) expect((await ask(email)).status).toBe(200);
      await expect(ask(email)).rejects.toThrow(/the link in the last one may still be good/);
      for (let n = 0; n < 2; n += 1) expect((await ask(email, { address: `10.0.0.${n}` })).status).toBe(200);
      await expect(ask(email, { address: "10.0.0.9" })).rejects.toMatchObject({ code: "rate-limited" });
    }
    expect((await ask(who.email, { cookie: device })).status).toBe(200);
    // Letters of another kind are counted by themselves.
    const confirm = await post(
      app,
      "/send-verification-email",
      { email: who.email },
      { address: "10.0.0.9" },
    );
    expect(confirm.status).toBe(200);
  });

  test("letters go out once over SMTP; one who leaves is forgotten, and the books stay clean", async () => {
    const got: string[] = [];
    const port = await freePort();
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      logger: false,
      onData(stream, _session, done) {
        let text = "";
        stream.on("data", (chunk: Buffer) => {
          text += chunk.toString("utf8");
        });
        stream.on("end", () => {
          got.push(text);
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    try {
      const env = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "House <house@players.test>" };
      await using house = await openHouse(engine, { env });
      const { app } = house;
      const { who, id, cookie } = await join(app);
      expect(await app.mail.sendDue()).toBe(1);
      expect(await app.mail.sendDue()).toBe(0);
      expect(got[0]).toContain(`To: ${who.email}`);
      await app.accounts.erase(id);
      expect(await app.sessions.find(cookie)).toBeUndefined();
      const { rows } = await app.database.pool.query("SELECT * FROM players WHERE id = $1", [id]);
      expect(JSON.stringify(rows)).not.toContain(who.username);
      expect(await app.mail.sendDue()).toBe(1);
      expect(got).toHaveLength(2);
      expect((await app.books.audit()).ok).toBe(true);
      expect(house.faults).toEqual([]);
    } finally {
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  });
});
