import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS, type LimitClass } from "../../src/http/limits.ts";
import { type Answer, stranger } from "../support/people.ts";
import { arrive, growStale, openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage("postgres", { counted: true });
});
afterAll(() => stage[Symbol.asyncDispose]());

/** As many refusals as a class allows, all with this code; the next request is one too many. No statement is run for any. */
async function refusedUntilTooOften(
  limit: LimitClass,
  code: string,
  ask: () => Promise<Answer>,
): Promise<void> {
  const { pool } = stage.house.app.database;
  let statements = 0;
  const count = () => {
    statements += 1;
  };
  const codeOf = async () => ((await ask()).body as { code: string }).code;
  expect(await codeOf()).toBe(code);
  pool.on("acquire", count);
  const codes: string[] = [];
  for (let n = 0; n < LIMITS[limit].max; n += 1) codes.push(await codeOf());
  pool.off("acquire", count);
  expect(codes).toEqual([...Array(LIMITS[limit].max - 1).fill(code), "rate-limited"]);
  expect(statements).toBe(0);
}

const TICKET = { kind: "other", subject: "Hello", text: "Is anybody there?" };

test("what a stranger is refused is counted", async () => {
  const nobody = stranger(stage.door);
  await refusedUntilTooOften("support", "unauthenticated", () =>
    nobody.send("POST", "/api/v1/tickets", TICKET),
  );
});

test("so is what a role does not allow", async () => {
  const { id, person } = await arrive(stage);
  const body = { reason: "because", until: null };
  await refusedUntilTooOften("danger", "forbidden", () => person.ask("banPlayer", { params: { id }, body }));
});

test("so is what needs the password again", async () => {
  const admin = await arrive(stage, { role: "admin", twoFactor: true });
  await growStale(stage, admin);
  const params = { id: randomUUID() };
  const ask = () => admin.person.ask("banPlayer", { params, body: { reason: "because", until: null } });
  await refusedUntilTooOften("danger", "step-up", ask);
  await refusedUntilTooOften("heavy", "step-up", () => admin.person.send("POST", "/api/v1/me/export"));
});

test("so are writes of other sites, with a token and without", async () => {
  const [one, two] = [(await arrive(stage)).person, (await arrive(stage)).person];
  const origin = { origin: "https://evil.example" };
  await refusedUntilTooOften("support", "forbidden", () =>
    one.send("POST", "/api/v1/tickets", TICKET, origin),
  );
  const bare = { "x-csrf-token": undefined };
  await refusedUntilTooOften("support", "csrf", () => two.send("POST", "/api/v1/tickets", TICKET, bare));
});

test("signing in, right or wrong, and every refusal is a line of the log: when, what, who and why", async () => {
  const { id, person } = await arrive(stage);
  const before = stage.logs().length;
  const nobody = stranger(stage.door);
  const token = { "x-csrf-token": (await nobody.call("getSession", {})).csrfToken };
  const { username, password } = person;
  for (const given of ["not the password", password])
    await nobody.send("POST", "/api/auth/sign-in/username", { username, password: given }, token);
  await person.ask("getPlayer", { params: { id } });
  await stranger(stage.door).ask("getWallet", {});
  const lines = stage
    .logs()
    .slice(before)
    .split("\n")
    .flatMap((line) => (line === "" ? [] : [JSON.parse(line)]))
    .filter(({ msg, status, method }) => msg === "answered" && (method === "POST" || status >= 400));
  const signIn = { method: "POST", route: "/api/auth/sign-in/username" };
  expect(lines).toMatchObject([
    { ...signIn, status: 401, code: "invalid-username-or-password" },
    { ...signIn, status: 200 },
    { method: "GET", route: "/api/v1/admin/players/:id", status: 403, code: "forbidden", player: id },
    { method: "GET", route: "/api/v1/wallet", status: 401, code: "unauthenticated" },
  ]);
  for (const { time, reqId } of lines) expect([typeof time, typeof reqId]).toEqual(["number", "string"]);
});
