import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Person, signIn, signUp, stranger } from "../../support/people.ts";
import { sendRaw } from "../../support/raw.ts";
import { tokenInLetters } from "../letters.ts";
import { arrive, openStage, type Stage } from "../stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage("postgres");
});
afterAll(() => stage[Symbol.asyncDispose]());

const BODY = JSON.stringify({ stake: 100, bet: { side: "heads" } });

/** A bet with everything that it carried, as somebody on the wire or in the browser's tools would have copied it. */
async function capture(person: Person): Promise<string> {
  const { csrfToken } = await person.call("getSession", {});
  return [
    "POST /api/v1/games/coinflip/rounds HTTP/1.1",
    "Host: localhost",
    "Connection: close",
    `Origin: ${stage.door.origin}`,
    `Cookie: ${person.cookies()}`,
    `X-CSRF-Token: ${csrfToken}`,
    `Idempotency-Key: ${randomUUID()}`,
    "Content-Type: application/json",
    `Content-Length: ${BODY.length}`,
    "",
    BODY,
  ].join("\r\n");
}

const statusOf = async (person: Person, cookie: string): Promise<number> =>
  (await person.send("GET", "/api/v1/wallet", undefined, { cookie })).status;

describe("a copied request", () => {
  test("sent fifty times at once is one round and one stake, and every answer tells of that round", async () => {
    const { id, person } = await arrive(stage);
    const bytes = await capture(person);
    const answers = await Promise.all(Array.from({ length: 50 }, () => sendRaw(stage.door, bytes)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const ids = answers.map(({ text }) => /"id":"([0-9a-f-]{36})"/.exec(text)?.[1]);
    expect(new Set(ids).size).toBe(1);
    const { rows } = await stage.house.app.database.pool.query<{ n: bigint }>(
      "SELECT count(*) AS n FROM rounds WHERE player_id = $1",
      [id],
    );
    expect(rows[0]?.n).toBe(1n);
  });

  test("with another bet under its key is refused, and another player's key of the same name is their own", async () => {
    const [one, two] = [await arrive(stage), await arrive(stage)];
    const key = { "idempotency-key": randomUUID() };
    const bet = (side: string) => ({
      params: { game: "coinflip" as const },
      body: { stake: 100, bet: { side } },
    });
    const first = await one.person.call("playRound", bet("heads"), key);
    expect(await one.person.ask("playRound", bet("tails"), key)).toMatchObject({
      status: 409,
      body: { code: "idempotency-key-reused" },
    });
    const theirs = await two.person.call("playRound", bet("heads"), key);
    expect(theirs.round.id).not.toBe(first.round.id);
    const without = await one.person.ask("playRound", bet("heads"), { "idempotency-key": undefined });
    expect(without).toMatchObject({ status: 400, body: { code: "idempotency-key-missing" } });
  });

  test("is worth nothing after the sign-out", async () => {
    const { id, person } = await arrive(stage);
    const bytes = await capture(person);
    await person.send("POST", "/api/auth/sign-out", {});
    expect((await sendRaw(stage.door, bytes)).status).toBe(401);
    const { rows } = await stage.house.app.database.pool.query("SELECT 1 FROM rounds WHERE player_id = $1", [
      id,
    ]);
    expect(rows).toEqual([]);
  });
});

describe("a copied cookie is over", () => {
  test("after the sign-out", async () => {
    const { person } = await arrive(stage);
    const cookie = person.cookies();
    expect(await statusOf(person, cookie)).toBe(200);
    await person.send("POST", "/api/auth/sign-out", {});
    expect(await statusOf(person, cookie)).toBe(401);
    const change = await person.send(
      "POST",
      "/api/auth/change-password",
      { currentPassword: person.password, newPassword: "another long enough one" },
      { cookie },
    );
    expect(change.status).toBeGreaterThanOrEqual(400);
  });

  test("after it was ended from the list, by signing out everywhere, and by a change of the password", async () => {
    const { person } = await arrive(stage);
    const copies: string[] = [];
    for (let n = 0; n < 3; n += 1) copies.push((await signIn(stage.door, person)).cookies());
    for (const copy of copies) expect(await statusOf(person, copy)).toBe(200);
    const { sessions } = await person.call("listSessions", {});
    const ended = sessions.find(({ current }) => !current)?.id ?? "";
    await person.call("endSession", { params: { id: ended } });
    const still = [];
    for (const copy of copies) if ((await statusOf(person, copy)) === 200) still.push(copy);
    expect(still).toHaveLength(2);
    const own = person.cookies();
    const body = { currentPassword: person.password, newPassword: `another one ${randomUUID()}` };
    const changed = await person.send("POST", "/api/auth/change-password", body);
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    for (const copy of still) expect(await statusOf(person, copy)).toBe(401);
    // Whoever changed it goes on with a new session; the old token is worth nothing either.
    expect(await statusOf(person, person.cookies())).toBe(200);
    expect(await statusOf(person, own)).toBe(401);
  });

  test("after a reset of the password by letter, whose link works once and from the letter only", async () => {
    const { id, person } = await arrive(stage);
    const cookie = person.cookies();
    await person.send("POST", "/api/auth/request-password-reset", { email: person.email });
    const token = await tokenInLetters(stage, "reset", person.email);
    const anybody = stranger(stage.door);
    const { csrfToken } = await anybody.call("getSession", {});
    const reset = (what: string) =>
      anybody.send(
        "POST",
        "/api/auth/reset-password",
        { token: what, newPassword: `one more ${randomUUID()}` },
        { "x-csrf-token": csrfToken },
      );
    const { rows } = await stage.house.app.database.pool.query<{ identifier: string }>(
      "SELECT identifier FROM verifications WHERE value = $1",
      [id],
    );
    // What a copy of the database shows of the link does not open the account.
    for (const { identifier } of rows) {
      expect(identifier).not.toContain(token);
      expect((await reset(identifier)).status).toBe(400);
    }
    expect((await reset(token)).status).toBe(200);
    expect(await statusOf(person, cookie)).toBe(401);
    expect((await reset(token)).status).toBe(400);
  });

  test("when it was not used for a week, and thirty days after the sign-in however much it was used", async () => {
    await using aged = await openStage("postgres");
    const { house, door } = aged;
    const day = 86_400_000;
    const idle = await signUp(door);
    house.clock.advance(6 * day);
    expect((await idle.ask("getWallet", {})).status).toBe(200);
    house.clock.advance(6 * day);
    expect((await idle.ask("getWallet", {})).status).toBe(200);
    house.clock.advance(7 * day + 600_000);
    expect((await idle.ask("getWallet", {})).status).toBe(401);
    const busy = await signIn(door, idle);
    await house.app.database.pool.query(
      // Better Auth dates sessions by the real clock: as if this one had begun when the house's clock says.
      "UPDATE sessions SET created_at = $1, last_seen_at = $1, confirmed_at = $1, expires_at = $1::timestamptz + interval '7 days'",
      [new Date(house.clock())],
    );
    for (let used = 0; used < 29; used += 1) {
      house.clock.advance(day);
      expect((await busy.ask("getWallet", {})).status, `day ${used + 1}`).toBe(200);
    }
    house.clock.advance(day + 1);
    expect((await busy.ask("getWallet", {})).status).toBe(401);
  });
});
