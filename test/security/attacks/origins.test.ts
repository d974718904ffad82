import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn, stranger } from "../../support/people.ts";
import { request, sendRaw } from "../../support/raw.ts";
import { arrive, openStage, type Stage, type Visitor } from "../stage.ts";

let stage: Stage;
let victim: Visitor;
beforeAll(async () => {
  stage = await openStage("postgres");
  victim = await arrive(stage);
});
afterAll(() => stage[Symbol.asyncDispose]());

const PATH = "/api/v1/games/coinflip/rounds";
const BET = { stake: 100, bet: { side: "heads" } };

const play = (headers: Readonly<Record<string, string | undefined>>) =>
  victim.person.send("POST", PATH, BET, { "idempotency-key": randomUUID(), ...headers });

const balanceOf = async ({ person }: Visitor): Promise<number> =>
  (await person.call("getWallet", {})).balances.credits;

test("a page of any other origin plays nothing, with the victim's cookies and even with the token", async () => {
  const before = await balanceOf(victim);
  const { origin } = stage.door;
  for (const other of [
    "https://evil.example",
    "null",
    "http://localhost",
    origin.replace("http:", "https:"),
    `${origin}.evil.example`,
    `${origin}@evil.example`,
    `https://evil.example#${origin}`,
    origin.toUpperCase(),
    `${origin}/`,
    "http://127.0.0.1",
    "file://",
    "",
    " ",
  ]) {
    const answer = await play({ origin: other });
    expect(answer, other).toMatchObject({ status: 403, body: { code: "forbidden" } });
  }
  expect(await balanceOf(victim)).toBe(before);
});

test("no token, an invented one, a stranger's and one of before the sign-in do not pass", async () => {
  const other = await arrive(stage);
  const { csrfToken: others } = await other.person.call("getSession", {});
  const nobody = stranger(stage.door);
  const { csrfToken: nobodys } = await nobody.call("getSession", {});
  const { csrfToken: own } = await victim.person.call("getSession", {});
  const before = await balanceOf(victim);
  for (const token of [
    undefined,
    "",
    "undefined",
    others,
    nobodys,
    own.slice(0, -1),
    `${own}x`,
    own.split("-").reverse().join("-"),
  ])
    expect(await play({ "x-csrf-token": token })).toMatchObject({ status: 403, body: { code: "csrf" } });
  // The token of an anonymous page stays worthless when its cookie is carried over.
  const anonymousCookie = /__Host-rng\.csrf=[^;]+/.exec(nobody.cookies())?.[0] ?? "none";
  const cookie = victim.person.cookies().replace(/__Host-rng\.csrf=[^;]+/, anonymousCookie);
  expect(await play({ cookie, "x-csrf-token": nobodys })).toMatchObject({ body: { code: "csrf" } });
  expect(await balanceOf(victim)).toBe(before);
});

test("the token counts in its header only: not in the address, not in the body", async () => {
  const { csrfToken } = await victim.person.call("getSession", {});
  for (const [path, body] of [
    [`${PATH}?_csrf=${csrfToken}&x-csrf-token=${csrfToken}`, BET],
    [PATH, { ...BET, _csrf: csrfToken }],
  ] as const) {
    const answer = await victim.person.send("POST", path, body, {
      "x-csrf-token": undefined,
      "idempotency-key": randomUUID(),
    });
    expect(answer).toMatchObject({ status: 403, body: { code: "csrf" } });
  }
});

test("sign-in, sign-up and sign-out need token and origin as well: nobody is signed in or out from elsewhere", async () => {
  const credentials = victim.person;
  const attacker = stranger(stage.door);
  const { csrfToken } = await attacker.call("getSession", {});
  for (const path of ["/sign-in/username", "/sign-up/email", "/sign-out", "/request-password-reset"]) {
    const body = { username: credentials.username, password: credentials.password };
    const withoutToken = await attacker.send("POST", `/api/auth${path}`, body, { "x-csrf-token": undefined });
    expect(withoutToken, path).toMatchObject({ status: 403, body: { code: "csrf" } });
    const elsewhere = { "x-csrf-token": csrfToken, origin: "https://evil.example" };
    const fromElsewhere = await attacker.send("POST", `/api/auth${path}`, body, elsewhere);
    expect(fromElsewhere, path).toMatchObject({ status: 403, body: { code: "forbidden" } });
  }
  expect((await victim.person.call("getSession", {})).player?.id).toBe(victim.id);
});

test("no origin is allowed to read answers unless it is configured, and then only that one", async () => {
  const ask = (door: { url: string }, headers: Record<string, string>, method = "GET") =>
    fetch(`${door.url}/api/v1/session`, { method, headers });
  for (const origin of ["https://evil.example", "null", stage.door.origin]) {
    const { headers } = await ask(stage.door, { origin });
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("access-control-allow-credentials")).toBeNull();
    const preflight = await ask(
      stage.door,
      { origin, "access-control-request-method": "POST", "access-control-request-headers": "x-csrf-token" },
      "OPTIONS",
    );
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
  }
  const friend = "https://friend.example";
  await using open = await openStage("postgres", { env: { CORS_ORIGINS: friend } });
  const allowed = await ask(open.door, { origin: friend });
  expect(allowed.headers.get("access-control-allow-origin")).toBe(friend);
  for (const origin of [
    "https://evil.example",
    "null",
    `${friend}.evil.example`,
    "https://friend.example:8443",
  ]) {
    const { headers } = await ask(open.door, { origin });
    expect(headers.get("access-control-allow-origin"), origin).toBeNull();
  }
});

test("no GET or HEAD changes anything, and no header or field turns one method into another", async () => {
  const before = await balanceOf(victim);
  const { csrfToken } = await victim.person.call("getSession", {});
  const own = [
    `Origin: ${stage.door.origin}`,
    `Cookie: ${victim.person.cookies()}`,
    `X-CSRF-Token: ${csrfToken}`,
  ];
  const override = ["X-HTTP-Method-Override: POST", "X-HTTP-Method: POST", "X-Method-Override: POST"];
  for (const line of [
    `GET ${PATH}`,
    `HEAD ${PATH}`,
    `GET ${PATH}?_method=POST&stake=100`,
    "GET /api/auth/sign-out",
    "GET /api/v1/fairness/rotate",
    "GET /api/v1/me/export",
    "OPTIONS /api/v1/me",
  ]) {
    const { status } = await sendRaw(stage.door, request(line, [...own, ...override]));
    expect(status, line).toBe(404);
  }
  const asDelete = await victim.person.send("POST", "/api/v1/me", {}, { "x-http-method-override": "DELETE" });
  expect(asDelete.status).toBe(404);
  for (const method of ["TRACE", "CONNECT", "PROPFIND", "DEBUG", "QUERY", "post"]) {
    const { status } = await sendRaw(stage.door, request(`${method} /api/v1/session`, own));
    expect([0, 400, 404, 405], method).toContain(status);
  }
  expect(await balanceOf(victim)).toBe(before);
  expect((await victim.person.call("getSession", {})).player?.id).toBe(victim.id);
});

test("a session of the same person is no key to another: each has its own token", async () => {
  const second = await signIn(stage.door, victim.person);
  const { csrfToken } = await second.call("getSession", {});
  expect(await play({ "x-csrf-token": csrfToken })).toMatchObject({ status: 403, body: { code: "csrf" } });
});
