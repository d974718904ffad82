import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stranger } from "../support/people.ts";
import { arrive, growStale, openStage, type Stage, type Visitor } from "./stage.ts";

/** Who knocks. owner: the player whose objects the addresses name; other: another player. */
const VISITORS = [
  "anonymous",
  "owner",
  "other",
  "banned",
  "excluded",
  "moderator",
  "support",
  "support without a second factor",
  "admin without a second factor",
  "admin",
] as const;
type VisitorName = (typeof VISITORS)[number];

/** Who may: said here once more, by hand, so that a slip in the contract does not pass as its own proof. */
type Audience = "everyone" | "players" | "owner" | "support" | "admin";
type Row = {
  readonly for: Audience;
  /** A money write of players: closed during an exclusion. */
  readonly money?: true;
  /** Needs the password to have been shown a moment ago. */
  readonly stepUp?: true;
  /** What the house may answer to those who may: success, or a refusal that is not about who asks. */
  readonly answers: readonly number[];
  readonly body?: (things: Things) => unknown;
  /** Ends what the visitor came with: each comes anew. */
  readonly ends?: true;
};

/** What addresses name. */
type Things = {
  readonly round: string;
  readonly ticket: string;
  readonly player: string;
  readonly grant: string;
};

const REASON = { reason: "because of a test" };
const bet = { stake: 100, bet: { side: "heads" } };

const ROWS: Readonly<Record<string, Row>> = {
  "GET /session": { for: "everyone", answers: [200] },
  "GET /games": { for: "everyone", answers: [200] },
  "GET /games/{game}": { for: "everyone", answers: [200] },
  "GET /games/{game}/odds": { for: "everyone", answers: [200] },
  "GET /legal/{document}": { for: "everyone", answers: [200] },
  "GET /leaderboards/{board}": { for: "everyone", answers: [200] },
  "POST /email-confirmations": {
    for: "everyone",
    answers: [422, 404, 409],
    body: () => ({ token: "x".repeat(40) }),
  },
  "POST /email-confirmations/new": {
    for: "everyone",
    answers: [422, 404, 409],
    body: () => ({ token: "x".repeat(40) }),
  },

  // The link's token is what is asked for, whoever brings it.
  "POST /session/admin": { for: "players", answers: [403], body: () => ({ token: "x".repeat(40) }) },
  "GET /wallet": { for: "players", answers: [200] },
  "GET /wallet/transfers": { for: "players", answers: [200] },
  "POST /games/{game}/rounds": { for: "players", money: true, answers: [201], body: () => bet },
  "GET /rounds": { for: "players", answers: [200] },
  "GET /rounds/{id}": { for: "owner", answers: [200] },
  // A hand that is open may be finished during an exclusion: what is not one's own is not there.
  "POST /rounds/{id}/moves": { for: "owner", answers: [200, 409, 422], body: () => ({ move: { cell: 1 } }) },
  // Whether it is shown says nothing of a round that is not there.
  "GET /rounds/{id}/replay": { for: "players", answers: [200] },
  // The round that the table has is still open.
  "POST /rounds/{id}/replay": { for: "owner", answers: [200, 409] },
  "DELETE /rounds/{id}/replay": { for: "owner", answers: [200, 409] },
  "GET /replays/{id}": { for: "everyone", answers: [404] },
  "GET /fairness/seeds": { for: "players", answers: [200] },
  "PUT /fairness/client-seed": { for: "players", answers: [200, 409], body: () => ({ clientSeed: "mine" }) },
  "POST /fairness/rotate": { for: "players", answers: [200, 409], body: () => ({}) },
  "GET /leaderboards/visibility/me": { for: "players", answers: [200] },
  "PUT /leaderboards/visibility/me": { for: "players", answers: [200], body: () => ({ shown: true }) },

  "GET /limits": { for: "players", answers: [200] },
  "PUT /limits": { for: "players", answers: [200], body: () => ({ limits: [] }) },
  "GET /limits/days": { for: "players", answers: [200] },
  "POST /limits/reality-check": { for: "players", answers: [200] },
  "POST /limits/break": { for: "players", answers: [200], body: () => ({ hours: 1 }), ends: true },
  "POST /limits/exclusion": { for: "players", answers: [200, 409], body: () => ({ months: 12 }), ends: true },

  "GET /tickets": { for: "players", answers: [200] },
  "POST /tickets": {
    for: "players",
    answers: [201, 409],
    body: () => ({ kind: "other", subject: "A thing", text: "Words." }),
  },
  "GET /tickets/{id}": { for: "owner", answers: [200] },
  "POST /tickets/{id}/messages": { for: "owner", answers: [201], body: () => ({ text: "More words." }) },
  "POST /tickets/{id}/close": { for: "owner", answers: [200] },

  "GET /me": { for: "players", answers: [200] },
  "PATCH /me": { for: "players", answers: [200, 409, 422], body: () => ({ username: "admin" }) },
  "DELETE /me": { for: "players", stepUp: true, answers: [422], body: () => ({ username: "somebody else" }) },
  "POST /me/confirmation": {
    for: "players",
    answers: [403, 409, 422],
    body: () => ({ password: "not the password" }),
  },
  "POST /me/consents": {
    for: "players",
    answers: [422],
    body: () => ({ documents: [{ document: "terms", version: "1066" }] }),
  },
  "GET /me/sessions": { for: "players", answers: [200] },
  "DELETE /me/sessions": { for: "players", answers: [200], ends: true },
  "DELETE /me/sessions/{id}": { for: "players", answers: [404] },
  "POST /me/email": {
    for: "players",
    stepUp: true,
    answers: [200, 409, 422],
    body: () => ({ email: "no address" }),
  },
  "DELETE /me/email": { for: "players", answers: [200, 404, 409] },
  "POST /me/export": { for: "players", stepUp: true, answers: [200] },

  "GET /admin/tickets": { for: "support", answers: [200] },
  "GET /admin/tickets/{id}": { for: "support", answers: [200] },
  "POST /admin/tickets/{id}/messages": {
    for: "support",
    answers: [201],
    body: () => ({ text: "An answer." }),
  },
  "PUT /admin/tickets/{id}/state": { for: "support", answers: [200], body: () => ({ state: "open" }) },
  "GET /admin/players": { for: "support", answers: [200] },
  "GET /admin/players/{id}": { for: "support", answers: [200] },
  "GET /admin/duplicates": { for: "support", answers: [200] },

  // The named player is nobody's visitor: what administrators do to it changes none of the others.
  "POST /admin/players/{id}/ban": {
    for: "admin",
    stepUp: true,
    answers: [200],
    body: () => ({ ...REASON, until: null }),
  },
  "POST /admin/players/{id}/unban": { for: "admin", stepUp: true, answers: [200], body: () => REASON },
  "PUT /admin/players/{id}/role": {
    for: "admin",
    stepUp: true,
    answers: [200],
    body: () => ({ ...REASON, role: "player" }),
  },
  "POST /admin/players/{id}/sign-out": { for: "admin", answers: [200], body: () => REASON },
  "GET /admin/grants": { for: "admin", answers: [200] },
  "POST /admin/grants": {
    for: "admin",
    stepUp: true,
    answers: [201],
    body: ({ player }) => ({ ...REASON, playerId: player, currency: "credits", amount: 1 }),
  },
  "POST /admin/grants/{id}/agree": { for: "admin", stepUp: true, answers: [200, 403, 409] },
  "POST /admin/grants/{id}/refuse": { for: "admin", answers: [200, 409] },
  "GET /admin/log": { for: "admin", answers: [200] },
  "GET /admin/log/proof": { for: "admin", answers: [200] },
  "GET /admin/overview": { for: "admin", answers: [200] },
};

/** The refusal that is about who asks; undefined: none, the visitor may. */
function refusalFor(row: Row, visitor: VisitorName): { status: number; code: string } | undefined {
  if (row.for === "everyone") return undefined;
  if (visitor === "anonymous" || visitor === "banned") return { status: 401, code: "unauthenticated" };
  if (row.for === "players") {
    return row.money && visitor === "excluded" ? { status: 423, code: "excluded" } : undefined;
  }
  if (row.for === "owner") return visitor === "owner" ? undefined : { status: 404, code: "not-found" };
  const may = row.for === "support" ? ["support", "admin"] : ["admin"];
  return may.includes(visitor) ? undefined : { status: 403, code: "forbidden" };
}

let stage: Stage;
let things: Things;
let visitors: Readonly<Record<Exclude<VisitorName, "anonymous">, Visitor>>;

/** A visitor of a kind, freshly arrived. */
async function welcome(name: VisitorName): Promise<Visitor> {
  switch (name) {
    case "anonymous":
      return { id: "", person: stranger(stage.door) };
    case "moderator":
    case "support":
      return await arrive(stage, { role: name, twoFactor: true });
    case "support without a second factor":
      return await arrive(stage, { role: "support" });
    case "admin":
      return await arrive(stage, { role: "admin", twoFactor: true });
    case "admin without a second factor":
      return await arrive(stage, { role: "admin" });
    case "excluded": {
      const visitor = await arrive(stage);
      const excluded_until = new Date(stage.house.clock() + 86_400_000 * 400);
      // An exclusion ends the session that asked for it; who signs in again stands here.
      await stage.house.app.limits.set(visitor.id, [], undefined);
      await stage.house.app.database.db
        .updateTable("play_guards")
        .set({ excluded_until })
        .where("player_id", "=", visitor.id)
        .execute();
      await stage.house.app.database.pool.query(
        "UPDATE seats SET guard_version = guard_version + 1 WHERE player_id = $1",
        [visitor.id],
      );
      return visitor;
    }
    case "banned": {
      const visitor = await arrive(stage);
      const admin = await arrive(stage, { role: "admin", twoFactor: true });
      await stage.house.app.admin.standing.ban(
        { actorId: admin.id, playerId: visitor.id, reason: "test" },
        null,
      );
      return visitor;
    }
    default:
      return await arrive(stage);
  }
}

async function prepareThings(owner: Visitor): Promise<Things> {
  const { app } = stage.house;
  const order = {
    playerId: owner.id,
    game: "mines" as const,
    stake: 100n,
    bet: { mines: 3 },
    key: randomUUID(),
  };
  const { round } = await app.rounds.play(order);
  const { ticket } = await app.tickets.open(owner.id, {
    kind: "other",
    subject: "Mine",
    text: "Mine.",
    report: undefined,
  });
  const named = await arrive(stage);
  const admin = await arrive(stage, { role: "admin", twoFactor: true });
  const grant = await app.admin.grants.ask({
    actorId: admin.id,
    playerId: named.id,
    currency: "cash",
    amount: 10n ** 12n,
    reason: "large",
    key: randomUUID(),
  });
  return { round: round.id, ticket: ticket.id, player: named.id, grant: grant.id };
}

beforeAll(async () => {
  stage = await openStage("postgres");
  const made = [];
  for (const name of VISITORS) if (name !== "anonymous") made.push([name, await welcome(name)] as const);
  visitors = Object.fromEntries(made) as typeof visitors;
  things = await prepareThings(visitors.owner);
});
afterAll(() => stage[Symbol.asyncDispose]());

function addressOf(path: string): string {
  const id = path.includes("/rounds/")
    ? things.round
    : path.includes("/tickets/")
      ? things.ticket
      : path.includes("/grants/")
        ? things.grant
        : path.includes("/players/")
          ? things.player
          : randomUUID();
  const named = path
    .replace("{game}", "coinflip")
    .replace("{document}", "terms")
    .replace("{board}", "net")
    .replace("{id}", id);
  return `/api/v1${named}`;
}

async function ask({ person }: Visitor, operation: string) {
  const [method = "", path = ""] = operation.split(" ");
  const body = ROWS[operation]?.body?.(things);
  // Whoever's session has ended has another token, as a page would find out.
  const { csrfToken } = await person.call("getSession", {});
  const headers = {
    "idempotency-key": randomUUID(),
    ...(method === "GET" ? {} : { "x-csrf-token": csrfToken }),
  };
  return await person.send(method, addressOf(path), body, headers);
}

type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> };

test("every route of the OpenAPI document has a row here, and every row a route", async () => {
  const answer = await stranger(stage.door).send("GET", "/api/v1/openapi.json");
  const { paths } = answer.body as Document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(operations.toSorted()).toEqual(Object.keys(ROWS).toSorted());
});

describe.each(Object.entries(ROWS))("%s", (operation, row) => {
  test.each(VISITORS)("%s", async (name) => {
    const known = name === "anonymous" || row.ends ? await welcome(name) : visitors[name];
    const answer = await ask(known, operation);
    const refusal = refusalFor(row, name);
    if (refusal) {
      expect(answer).toMatchObject({ status: refusal.status, body: { code: refusal.code } });
    } else {
      expect(row.answers, JSON.stringify(answer.body)).toContain(answer.status);
      expect(["unauthenticated", "step-up", "csrf"]).not.toContain((answer.body as { code?: string }).code);
    }
  });
});

const STAFF = { role: "admin", twoFactor: true };
const forPlayers = ({ for: audience }: Row): boolean => audience !== "support" && audience !== "admin";

test.each(Object.entries(ROWS).filter(([, { stepUp }]) => stepUp))(
  "%s needs the password again after a while",
  async (operation, row) => {
    const visitor = await arrive(stage, forPlayers(row) ? {} : STAFF);
    await growStale(stage, visitor);
    expect(await ask(visitor, operation)).toMatchObject({ status: 403, body: { code: "step-up" } });
  },
);

test.each(Object.entries(ROWS).filter(([operation]) => !operation.startsWith("GET")))(
  "%s needs the CSRF token, and a page of this house",
  async (operation, row) => {
    const visitor = await arrive(stage, forPlayers(row) ? {} : STAFF);
    const [method = "", path = ""] = operation.split(" ");
    const body = row.body?.(things);
    const send = (headers: Record<string, string | undefined>) =>
      visitor.person.send(method, addressOf(path), body, { "idempotency-key": randomUUID(), ...headers });
    expect(await send({ "x-csrf-token": undefined })).toMatchObject({ status: 403, body: { code: "csrf" } });
    expect(await send({ "x-csrf-token": "forged-token" })).toMatchObject({
      status: 403,
      body: { code: "csrf" },
    });
    expect(await send({ origin: "https://evil.example" })).toMatchObject({
      status: 403,
      body: { code: "forbidden" },
    });
    expect(await send({ origin: "null" })).toMatchObject({ status: 403, body: { code: "forbidden" } });
  },
);
