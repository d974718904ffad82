import { randomBytes, randomUUID } from "node:crypto";
import { systemEntropy } from "../../../src/app.ts";
import { DAY_MS } from "../../../src/base/time.ts";
import { createPasswords } from "../../../src/services/accounts/password.ts";
import { hashToken } from "../../../src/store/session-token.ts";
import { sign } from "../../../src/store/signed-cookie.ts";
import { addPlayer } from "../../support/play.ts";
import type { FuzzHouse } from "./house.ts";
import type { Role } from "./order.ts";

/** Somebody who asks. A guest has no session. */
export type Member = {
  readonly role: Role;
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly cookies: string;
  readonly csrfToken: string;
};

/** How many people of each role there are. */
const SIZES: Readonly<Record<Role, number>> = { guest: 1, player: 12, moderator: 2, support: 3, admin: 6 };
export const PASSWORD = "a long one for everybody in here";

/** A session of a player, as a sign-in would make it, without the work of a password. */
export async function openSession(
  { house, secrets, cookieName }: FuzzHouse,
  playerId: string,
): Promise<{ readonly id: string; readonly cookie: string }> {
  const token = randomBytes(24).toString("base64url");
  const now = house.clock();
  const { id } = await house.app.database.db
    .insertInto("sessions")
    .values({
      id: randomUUID(),
      token: hashToken(token),
      user_id: playerId,
      created_at: new Date(now),
      updated_at: new Date(now),
      last_seen_at: new Date(now),
      confirmed_at: new Date(now),
      expires_at: new Date(now + DAY_MS),
      ip_address: "192.0.2.1",
      user_agent: "fuzz",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const signed = sign(
    secrets.map(({ value }) => value),
    token,
  );
  return { id, cookie: `${cookieName}=${encodeURIComponent(signed)}` };
}

async function makeMember(fuzz: FuzzHouse, role: Role, passwordHash: string): Promise<Member> {
  const { app } = fuzz.house;
  if (role === "guest") return await enter(fuzz, { role, id: "", username: "", email: "" }, "");
  const username = `f${randomBytes(6).toString("hex")}`;
  const id = await addPlayer(app, username);
  const now = new Date();
  await app.database.db
    .insertInto("credentials")
    .values({
      id: randomUUID(),
      account_id: id,
      provider_id: "credential",
      user_id: id,
      password: passwordHash,
      created_at: now,
      updated_at: now,
    } as never)
    .execute();
  await app.legal.agree(id, ["terms", "privacy"]);
  if (role !== "player") {
    const set = { role, two_factor_enabled: true };
    await app.database.db.updateTable("players").set(set).where("id", "=", id).execute();
  }
  const { cookie } = await openSession(fuzz, id);
  return await enter(fuzz, { role, id, username, email: `${username}@players.test` }, cookie);
}

/** The first page of a visit: the CSRF token, and the cookie that it belongs to. */
async function enter(
  { server }: FuzzHouse,
  who: Omit<Member, "cookies" | "csrfToken">,
  cookie: string,
): Promise<Member> {
  const answer = await server.inject({ method: "GET", url: "/api/v1/session", headers: { cookie } });
  const given = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  const { csrfToken, player } = answer.json<{ csrfToken: string; player: { id: string } | null }>();
  if ((player?.id ?? "") !== who.id) throw new Error(`a session did not open: ${answer.body}`);
  return { ...who, cookies: [cookie, ...given].filter((text) => text !== "").join("; "), csrfToken };
}

/** Everybody who asks. Who can do nothing any more (gone, banned, excluded, out of money) is followed by somebody new. */
export async function gather(fuzz: FuzzHouse) {
  const passwordHash = await createPasswords(systemEntropy).hash(PASSWORD);
  const places = new Map<string, Promise<Member>>();
  const seat = (role: Role, n: number): string => `${role} ${n % SIZES[role]}`;
  const turns = new Map<string, Promise<unknown>>();
  let turn = 0;
  return {
    /**
     * Two requests of one person at a time: enough to meet themselves, too few to wait for a lock for as long as the house
     * lets anybody wait.
     */
    async inTurn<T>(role: Role, n: number, work: () => Promise<T>): Promise<T> {
      turn += 1;
      const place = `${seat(role, n)} ${turn % 2}`;
      const mine = (turns.get(place) ?? Promise.resolve()).then(work);
      turns.set(
        place,
        mine.catch(() => {}),
      );
      return await mine;
    },
    find(role: Role, n: number): Promise<Member> {
      const place = seat(role, n);
      const there = places.get(place) ?? makeMember(fuzz, role, passwordHash);
      places.set(place, there);
      return there;
    },
    async replace(role: Role, n: number, gone: Member): Promise<void> {
      const place = seat(role, n);
      if ((await places.get(place)) === gone) places.delete(place);
    },
  };
}
export type Cast = Awaited<ReturnType<typeof gather>>;
