import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownHeaders, type RawAnswer, request, sendRaw } from "../../support/raw.ts";
import { arrive, openStage, type Stage, type Visitor } from "../stage.ts";

let stage: Stage;
let visitor: Visitor;
beforeAll(async () => {
  stage = await openStage("postgres");
  visitor = await arrive(stage);
});
afterAll(() => stage[Symbol.asyncDispose]());

const PLAY = "POST /api/v1/games/coinflip/rounds";
const BET = '{"stake":100,"bet":{"side":"heads"}}';

type Sent = { readonly type?: string; readonly headers?: readonly string[]; readonly line?: string };

async function post(body: string | Buffer, sent: Sent = {}): Promise<RawAnswer> {
  const { type = "application/json", headers = [], line = PLAY } = sent;
  const bytes = Buffer.from(body);
  const head = request(line, [
    ...(await ownHeaders(stage.door, visitor.person)),
    ...(type === "" ? [] : [`Content-Type: ${type}`]),
    `Idempotency-Key: ${randomUUID()}`,
    `Content-Length: ${bytes.length}`,
    ...headers,
  ]);
  return await sendRaw(stage.door, Buffer.concat([Buffer.from(head), bytes]));
}

const roundsOf = async (): Promise<bigint> => {
  const { rows } = await stage.house.app.database.pool.query<{ n: bigint }>(
    "SELECT count(*) AS n FROM rounds",
  );
  return rows[0]?.n ?? -1n;
};

test("a body as the page sends it is taken: what is refused below is refused for its form", async () => {
  expect((await post(BET)).status).toBe(201);
  expect((await post(BET, { type: "application/json; charset=utf-8" })).status).toBe(201);
});

test("keys that reach for an object's prototype are refused, and no object has gained anything", async () => {
  const before = await roundsOf();
  for (const body of [
    '{"__proto__":{"stake":100},"stake":100,"bet":{"side":"heads"}}',
    '{"stake":100,"bet":{"side":"heads","__proto__":{"polluted":1}}}',
    '{"constructor":{"prototype":{"polluted":1}},"stake":100,"bet":{"side":"heads"}}',
    '{"stake":100,"bet":{"__proto__":null,"side":"heads"}}',
    '{"stake":100,"bet":{"\\u005f\\u005fproto\\u005f\\u005f":{"side":"heads"}}}',
    '{"__proto__":{"bet":{"side":"heads"},"stake":100}}',
  ]) {
    const { status, text } = await post(body);
    expect([400, 422], `${body}: ${text}`).toContain(status);
  }
  for (const path of ["/api/auth/sign-in/username", "/api/auth/change-password"]) {
    const { status } = await post('{"__proto__":{"polluted":1},"username":"x","password":"y"}', {
      line: `POST ${path}`,
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  }
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  expect(await roundsOf()).toBe(before);
});

test("JSON as deep or as wide as a body can be costs a refusal and no more", async () => {
  const deep = (open: string, close: string, times: number): string =>
    `${open.repeat(times)}1${close.repeat(times)}`;
  const began = performance.now();
  for (const body of [
    deep("[", "]", 16_000),
    deep('{"bet":', "}", 4_000),
    `{"stake":100,"bet":${deep("[", "]", 15_000)}}`,
    `{"stake":100,"bet":{"side":${deep("[", "]", 14)}}}`,
    `{"stake":100,"bet":{"bets":[${"{},".repeat(8_000)}{}]}}`,
    `{"stake":100,"bet":[${"0,".repeat(15_000)}0]}`,
    `{"stake":100,"bet":{"side":"${"x".repeat(30_000)}"}}`,
    `{${Array.from({ length: 2_500 }, (_, n) => `"k${n}":1`).join(",")}}`,
  ]) {
    const { status, text } = await post(body);
    expect([400, 422], text).toContain(status);
    // A refusal that repeats what was sent would be a way to make the house work.
    expect(text.length).toBeLessThan(4_000);
  }
  expect(performance.now() - began).toBeLessThan(20_000);
});

test("only application/json is read: forms, text, XML, uploads and no type at all are refused", async () => {
  const before = await roundsOf();
  for (const type of [
    "text/plain",
    "text/plain;charset=UTF-8",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/xml",
    "text/xml",
    "application/octet-stream",
    "application/json-patch+json",
    "image/svg+xml",
    "application/jsonx",
    "*/*",
    "nonsense",
    "",
  ]) {
    const { status, text } = await post(BET, { type });
    expect(status, `${type}: ${text}`).toBe(415);
  }
  expect(await roundsOf()).toBe(before);
});

test("XML with entities, a form and a YAML text are no JSON, whatever they call themselves", async () => {
  for (const body of [
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    "stake=100&bet[side]=heads",
    "stake: 100\nbet: {side: heads}",
    "stake=100",
    "\u0000",
    "{",
    '{"stake":100,}',
    "{'stake':100}",
    `//\n${BET}`,
    `)]}',${BET}`,
  ])
    expect((await post(body)).status, body).toBe(400);
  for (const body of ["[]", "null", "1", '"text"', "{}", "[[]]", `[${BET}]`]) {
    expect((await post(body)).status, body).toBe(422);
  }
});

test("a compressed body is not unpacked: there is no bomb to be had", async () => {
  const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024, "0"));
  for (const coding of ["gzip", "deflate", "br", "gzip, gzip"]) {
    const { status } = await post(bomb, { headers: [`Content-Encoding: ${coding}`] });
    expect([400, 415]).toContain(status);
  }
});

test("a body that is too large is refused before it is read, said or not said how long it is", async () => {
  const large = `{"stake":100,"bet":{"side":"${"x".repeat(40_000)}"}}`;
  expect((await post(large)).status).toBe(413);
  // Only claimed: nothing is waited for.
  const head = request(PLAY, [
    ...(await ownHeaders(stage.door, visitor.person)),
    "Content-Type: application/json",
    `Idempotency-Key: ${randomUUID()}`,
  ]);
  const claimed = head.replace("\r\n\r\n", "\r\nContent-Length: 9000000000\r\n\r\n");
  expect((await sendRaw(stage.door, claimed)).status).toBe(413);
  const chunked = head.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n");
  const chunk = `4000\r\n${"x".repeat(0x4000)}\r\n`;
  expect((await sendRaw(stage.door, chunked + chunk.repeat(4))).status).toBe(413);
  const auth = await post(`{"username":"${"x".repeat(70_000)}"}`, {
    line: "POST /api/auth/sign-in/username",
  });
  expect(auth.status).toBe(413);
});

test("headers that are too many or too long end the connection with a refusal", async () => {
  const long = request("GET /api/v1/session", [`X-Long: ${"x".repeat(20_000)}`]);
  expect((await sendRaw(stage.door, long)).status).toBe(431);
  const cookies = request("GET /api/v1/session", [`Cookie: ${"a=b; ".repeat(4_000)}`]);
  expect((await sendRaw(stage.door, cookies)).status).toBe(431);
  const address = request(`GET /api/v1/rounds?cursor=${"x".repeat(20_000)}`, []);
  expect((await sendRaw(stage.door, address)).status).toBe(431);
  const many = request(
    "GET /api/v1/session",
    Array.from({ length: 1_500 }, (_, n) => `X-${n}: 1`),
  );
  const { status } = await sendRaw(stage.door, many);
  expect([200, 431]).toContain(status);
  expect((await visitor.person.ask("getSession", {})).status).toBe(200);
});

test.each([
  ["NUL, which no row can hold", "a\u0000b"],
  ["half of a surrogate pair, which no link can hold", "a\udc00b"],
])("text with %s breaks nothing at the doors of accounts", async (_what, name) => {
  const { password } = visitor.person;
  const tries: readonly (readonly [string, unknown])[] = [
    ["/sign-in/username", { username: name, password: name }],
    ["/sign-in/email", { email: `${name}@players.test`, password: name }],
    ["/request-password-reset", { email: `${name}@players.test` }],
    ["/send-verification-email", { email: `${name}@players.test` }],
    ["/reset-password", { token: name, newPassword: "long enough for anybody" }],
    ["/two-factor/verify-totp", { code: name }],
    ["/two-factor/verify-backup-code", { code: name }],
    ["/two-factor/enable", { password: name, issuer: name }],
    ["/two-factor/enable", { password, issuer: name }],
    ["/passkey/update-passkey", { id: name, name }],
    ["/passkey/delete-passkey", { id: name }],
    ["/passkey/verify-authentication", { response: { id: name, rawId: name, type: "public-key" } }],
  ];
  for (const [path, body] of tries) {
    const { status, text } = await post(JSON.stringify(body), { line: `POST /api/auth${path}` });
    expect(status, `${path}: ${text}`).toBeGreaterThanOrEqual(400);
    expect(status, `${path}: ${text}`).toBeLessThan(500);
  }
});

test("texts for people have no control characters: a line that would rub out another or end early is refused", async () => {
  const ask = (text: string) =>
    post(JSON.stringify({ kind: "other", subject: "Hello", text }), { line: "POST /api/v1/tickets" });
  for (const character of ["\u0000", "\u0007", "\b", "\u001b[2J", "\u007f", "\u0085", "\u2028", "\ud800"])
    expect((await ask(`a${character}b`)).status, JSON.stringify(character)).toBe(422);
  expect((await ask("Two lines,\nand a\ttab")).status).toBe(201);
});

test("a body that is nested to the end of its size is looked through, and breaks nothing", async () => {
  const deep = `{"a":${"[".repeat(28_000)}"\\u0000"${"]".repeat(28_000)}}`;
  const { status } = await post(deep, { line: "POST /api/auth/sign-in/username" });
  expect(status).toBe(422);
});

test("what only looks like a text is refused, and breaks nothing", async () => {
  const odd = '{"length":{"toString":1}}';
  const tries = [
    [`{"token":${odd}}`, "POST /api/v1/email-confirmations/new"],
    [`{"username":${odd}}`, "PATCH /api/v1/me"],
    [`{"stake":${odd},"bet":${odd}}`, PLAY],
    [`{"kind":"other","subject":${odd},"text":${odd}}`, "POST /api/v1/tickets"],
  ] as const;
  for (const [body, line] of tries) {
    const { status, text } = await post(body, { line });
    expect(status, `${line}: ${text}`).toBe(422);
  }
});

test("a passkey that cannot exist is not found, and breaks nothing", async () => {
  for (const path of ["/api/auth/passkey/delete-passkey", "/api/auth/passkey/update-passkey"]) {
    for (const id of ["Infinity", "' OR 1=1 --", "", randomUUID()]) {
      const { status, text } = await post(JSON.stringify({ id, name: "Mine" }), { line: `POST ${path}` });
      expect([400, 404], `${id}: ${text}`).toContain(status);
    }
  }
});

test("none of it was a fault of the house", () => {
  expect(stage.house.faults).toEqual([]);
  const lines = stage.logs().split("\n");
  expect(lines.filter((line) => line.includes('"status":500'))).toEqual([]);
});
