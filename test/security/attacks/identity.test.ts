import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newcomer, type Person, signIn, signUp, stranger } from "../../support/people.ts";
import { arrive, openStage, type Stage } from "../stage.ts";

const COOKIE = "__Host-rng.session_token";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage("postgres");
});
afterAll(() => stage[Symbol.asyncDispose]());

const sessionCookie = (person: Person): string =>
  new RegExp(`${COOKIE}=([^;]+)`).exec(person.cookies())?.[1] ?? "";

/** What a page of the house says to somebody who comes with these cookies. */
async function asked(cookie: string): Promise<{ readonly player: { id: string } | null; wallet: number }> {
  const somebody = stranger(stage.door);
  const { body } = await somebody.send("GET", "/api/v1/session", undefined, { cookie });
  const { status } = await somebody.send("GET", "/api/v1/wallet", undefined, { cookie });
  return { player: (body as { player: { id: string } | null }).player, wallet: status };
}

describe("forged cookies", () => {
  test("the prototype's cookies (a number for a player, two constants for an administrator) are nobody", async () => {
    const { id } = await arrive(stage);
    for (const cookie of [
      "user_id=1",
      "user_id=0; is_admin=1; admin_session=authenticated; user_type=house",
      `user_id=${id}; is_admin=true`,
      `${COOKIE}=${id}`,
      `${COOKIE}=${id}.${id}`,
      "rng.session_token=1.1",
    ]) {
      expect(await asked(cookie)).toEqual({ player: null, wallet: 401 });
      const answer = await stranger(stage.door).send("GET", "/api/v1/admin/players", undefined, { cookie });
      expect(answer).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    }
  });

  test("a true token with another signature, none, or one by a key of the attacker's is nobody", async () => {
    const person = await signUp(stage.door);
    const [token = "", signature = ""] = decodeURIComponent(sessionCookie(person)).split(".");
    expect((await asked(`${COOKIE}=${sessionCookie(person)}`)).wallet).toBe(200);
    const forged = createHmac("sha256", "better-auth-secret-12345678901234567890").update(token);
    const flipped = `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
    for (const value of [
      token,
      `${token}.`,
      `${token}.${forged.digest("base64")}`,
      `${token}.${flipped}`,
      // The same bytes to a lenient decoder: every spelling would be another session to remember.
      `${token}.${signature}AAAA`,
      `${token}.${signature.replace(/=+$/, "")}`,
      `${token}.${signature.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`,
      `${token}.${signature.slice(0, -4)}`,
      `${token.slice(0, -1)}.${signature}`,
      `.${signature}`,
      "a".repeat(3_000),
    ])
      expect(await asked(`${COOKIE}=${encodeURIComponent(value)}`)).toEqual({ player: null, wallet: 401 });
  });

  test("what the database keeps of a session signs nobody in", async () => {
    const { id, person } = await arrive(stage);
    const { rows } = await stage.house.app.database.pool.query<{ token: string }>(
      "SELECT token FROM sessions WHERE user_id = $1",
      [id],
    );
    const signature = decodeURIComponent(sessionCookie(person)).split(".")[1];
    expect(rows).toHaveLength(1);
    expect(sessionCookie(person)).not.toContain(rows[0]?.token);
    const stolen = encodeURIComponent(`${rows[0]?.token}.${signature}`);
    expect((await asked(`${COOKIE}=${stolen}`)).player).toBeNull();
  });

  test("a cookie that somebody planted before the sign-in is not the session after it", async () => {
    const credentials = newcomer();
    const attacker = await signUp(stage.door);
    const planted = sessionCookie(attacker);
    const victim = await signUp(stage.door, credentials);
    await victim.send("POST", "/api/auth/sign-out", {});
    victim.plant(COOKIE, planted);
    const again = await signIn(stage.door, credentials);
    expect(sessionCookie(again)).not.toBe(planted);
    expect((await asked(`${COOKIE}=${planted}`)).player?.id).not.toBe(
      (await again.call("getSession", {})).player?.id,
    );
  });
});

describe("mixed identities", () => {
  test("of two session cookies in one request at most one counts, and its token alone is taken for it", async () => {
    const [one, two] = [await arrive(stage), await arrive(stage)];
    const both = `${COOKIE}=${sessionCookie(one.person)}; ${COOKIE}=${sessionCookie(two.person)}`;
    const first = (await asked(both)).player?.id;
    expect([one.id, two.id]).toContain(first);
    for (let n = 0; n < 5; n += 1) expect((await asked(both)).player?.id).toBe(first);
    const stranger = first === one.id ? two : one;
    const { csrfToken } = await stranger.person.call("getSession", {});
    const bet = { stake: 100, bet: { side: "heads" } };
    const answer = await stranger.person.send("POST", "/api/v1/games/coinflip/rounds", bet, {
      cookie: `${both}; ${stranger.person.cookies().replace(/[^;]*session_token=[^;]*;? ?/, "")}`,
      "x-csrf-token": csrfToken,
      "idempotency-key": randomUUID(),
    });
    expect(answer).toMatchObject({ status: 403, body: { code: "csrf" } });
  });

  test("a round that one started is not there for another, whatever the body or the address claims", async () => {
    const [owner, other] = [await arrive(stage), await arrive(stage)];
    const opened = await owner.person.call("playRound", {
      params: { game: "mines" },
      body: { stake: 100, bet: { mines: 3 } },
    });
    const body = { move: { cell: 1 }, playerId: owner.id, player_id: owner.id, userId: owner.id };
    const answer = await other.person.send("POST", `/api/v1/rounds/${opened.round.id}/moves`, body, {
      "idempotency-key": randomUUID(),
    });
    expect(answer).toMatchObject({ status: 404 });
    const asIf = await other.person.send("GET", `/api/v1/wallet?playerId=${owner.id}`, undefined, {
      "x-player-id": owner.id,
      authorization: `Bearer ${owner.id}`,
    });
    expect((asIf.body as { balances: { credits: number } }).balances.credits).not.toBe(
      (await owner.person.call("getWallet", {})).balances.credits,
    );
  });

  test("an administrator's bets are bets: the stake is taken from their own wallet", async () => {
    const admin = await arrive(stage, { role: "admin", twoFactor: true });
    const before = (await admin.person.call("getWallet", {})).balances.credits;
    const opened = await admin.person.call("playRound", {
      params: { game: "mines" },
      body: { stake: 100, bet: { mines: 3 } },
    });
    expect(opened.balances.credits).toBe(before - 100);
  });
});

describe("the passwordless house", () => {
  test("a new house has no account, and no name opens it: there is nothing to sign in to", async () => {
    await using fresh = await openStage("postgres");
    const { rows } = await fresh.house.app.database.pool.query<{ n: bigint }>(
      "SELECT (SELECT count(*) FROM players) + (SELECT count(*) FROM credentials) AS n",
    );
    expect(rows[0]?.n).toBe(0n);
    const visitor = stranger(fresh.door);
    const { csrfToken } = await visitor.call("getSession", {});
    for (const [username, password] of [
      ["admin", "admin"],
      ["THE_HOUSE", ""],
      ["house", "house"],
      ["root", "root"],
    ]) {
      const answer = await visitor.send(
        "POST",
        "/api/auth/sign-in/username",
        { username, password },
        { "x-csrf-token": csrfToken },
      );
      expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
  });

  test("no password, an empty one, or one of another kind signs nobody in, and makes no account", async () => {
    const owner = await signUp(stage.door);
    const visitor = stranger(stage.door);
    const { csrfToken, legal } = await visitor.call("getSession", {});
    const send = (path: string, body: unknown) =>
      visitor.send("POST", `/api/auth${path}`, body, { "x-csrf-token": csrfToken });
    for (const password of [undefined, null, "", 0, true, [], {}, [owner.password]]) {
      const byName = await send("/sign-in/username", { username: owner.username, password });
      const byMail = await send("/sign-in/email", { email: owner.email, password });
      const { username, email } = newcomer();
      const accepted = { terms: legal.terms, privacy: legal.privacy };
      const made = await send("/sign-up/email", {
        username,
        email,
        password,
        birthDate: "1990-01-01",
        accepted,
      });
      for (const { status } of [byName, byMail, made]) {
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      }
    }
    expect((await visitor.call("getSession", {})).player).toBeNull();
  });

  test("the link of a new house makes one administrator, whoever comes at the same moment, and never again", async () => {
    await using fresh = await openStage("postgres");
    const people = [];
    for (let n = 0; n < 6; n += 1) people.push(await signUp(fresh.door));
    const token = fresh.house.app.players.adminToken;
    const guessed = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
    expect((await people[0]?.ask("claimAdmin", { body: { token: guessed } }))?.status).toBe(403);
    const answers = await Promise.all(people.map((person) => person.ask("claimAdmin", { body: { token } })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403, 403, 403, 403, 403]);
    for (const person of people)
      expect((await person.ask("claimAdmin", { body: { token } })).status).toBe(403);
    const { rows } = await fresh.house.app.database.pool.query<{ n: bigint }>(
      "SELECT count(*) AS n FROM players WHERE role = 'admin'",
    );
    expect(rows[0]?.n).toBe(1n);
  });
});
