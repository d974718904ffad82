import { SMTPServer } from "smtp-server";
import { describe, expect, test } from "vitest";
import { missingAuthSchema } from "../../../src/services/accounts/auth.ts";
import { PERSONAL_TABLES } from "../../../src/services/accounts/export.ts";
import { freePort } from "../../../tools/rig/port.ts";
import { ENGINES } from "../../support/database.ts";
import { openHouse } from "../../support/house.ts";
import { join, post } from "./knock.ts";

describe.each(ENGINES)("on %s", (engine) => {
  test("the migrations are what Better Auth asks for, and every table with rows of a person is in the lists", async () => {
    await using house = await openHouse(engine);
    expect(await missingAuthSchema(house.app.auth)).toMatch(/^;?\s*$/);
    const { rows } = await house.app.database.pool.query<{ table_name: string }>(`
      SELECT DISTINCT c.table_name FROM information_schema.columns c
      JOIN pg_class k ON k.relname = c.table_name AND NOT k.relispartition
      WHERE c.table_schema = 'public' AND c.column_name IN ('player_id', 'user_id') ORDER BY 1`);
    const listed = PERSONAL_TABLES.map(({ table }) => String(table));
    expect(rows.map((row) => row.table_name).filter((name) => !listed.includes(name))).toEqual([]);
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
