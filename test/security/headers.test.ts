import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signUp } from "../support/people.ts";
import { request, sendRaw } from "../support/raw.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  // As players see it: behind TLS, with a page to look at.
  stage = await openStage("postgres", {
    env: { PUBLIC_URL: "https://casino.example" },
    page: "<!doctype html><title>A page</title>",
  });
});
afterAll(() => stage[Symbol.asyncDispose]());

/** Answers of every kind: data, refusals, what is not there, what cannot be read, pages, health. */
const ANSWERS = [
  ["data", "/api/v1/session", 200],
  ["a refusal", "/api/v1/wallet", 401],
  ["what is not there", "/api/v1/nothing", 404],
  ["an address that cannot be read", "/%zz", 400],
  ["accounts", "/api/auth/passkey/generate-authenticate-options", 200],
  ["accounts that are not there", "/api/auth/get-session", 404],
  ["the page", "/", 200],
  ["a page of the app", "/games/roulette", 200],
  ["a file that is not there", "/assets/nothing.js", 404],
  ["health", "/healthz", 200],
  ["the document", "/api/v1/openapi.json", 200],
] as const;

async function headersOf(path: string): Promise<{ status: number; headers: Headers }> {
  const { status, head } = await sendRaw(stage.door, request(`GET ${path}`, []));
  const lines = head.split("\r\n").slice(1);
  const pairs = lines.map((line): [string, string] => [
    line.slice(0, line.indexOf(":")),
    line.slice(line.indexOf(":") + 1).trim(),
  ]);
  return { status, headers: new Headers(pairs) };
}

describe.each(ANSWERS)("%s (%s)", (_kind, path, status) => {
  test("comes over TLS only, is what it says it is, is framed by nobody, and tells nobody where it was read", async () => {
    const answer = await headersOf(path);
    expect(answer.status).toBe(status);
    const { headers } = answer;
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-type")).toMatch(/; charset=utf-8$/i);
    expect(headers.get("referrer-policy")).toMatch(/^(no-referrer|same-origin)$/);
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("server")).toBeNull();
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
  });
});

test.each(["/api/v1/session", "/api/v1/wallet", "/api/auth/get-session", "/api/v1/nothing", "/healthz"])(
  "%s is kept by no browser and no proxy",
  async (path) => {
    expect((await headersOf(path)).headers.get("cache-control")).toBe("no-store");
  },
);

test("the page runs and loads its own files only, and no device of the player's", async () => {
  const { headers } = await headersOf("/");
  const policy = new Map(
    (headers.get("content-security-policy") ?? "")
      .split(";")
      .map((part) => part.trim().split(" "))
      .map(([name = "", ...sources]) => [name, sources.join(" ")]),
  );
  expect(policy.get("script-src")).toBe("'self'");
  expect(policy.get("style-src")).toBe("'self'");
  expect(policy.get("connect-src")).toBe("'self'");
  expect(policy.get("object-src")).toBe("'none'");
  expect(policy.get("form-action")).toBe("'self'");
  expect(policy.has("upgrade-insecure-requests")).toBe(true);
  const features = headers.get("permissions-policy") ?? "";
  for (const feature of ["camera", "microphone", "geolocation", "payment", "usb"])
    expect(features).toContain(`${feature}=()`);
});

test("what is to be downloaded is shown by no browser, and has a name of the house's making", async () => {
  await using signed = await openStage("postgres");
  const person = await signUp(signed.door);
  const { status, headers } = await person.send("POST", "/api/v1/me/export");
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("application/zip");
  expect(headers.get("content-disposition")).toBe(`attachment; filename="rng-thing-${person.username}.zip"`);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test("cookies are the house's own: __Host-, Secure, HttpOnly, SameSite, whole path, no domain", async () => {
  const { headers } = await headersOf("/api/v1/session");
  const cookies = headers.getSetCookie();
  expect(cookies).toHaveLength(1);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-rng\./);
    expect(cookie).toContain("; Secure");
    expect(cookie).toContain("; HttpOnly");
    // The token's cookie: no page of another site needs it, not even by a link.
    expect(cookie).toMatch(/^__Host-rng\.csrf=.*; SameSite=Strict/);
    expect(cookie).toContain("; Path=/");
    expect(cookie).not.toMatch(/domain=/i);
  }
});

test("so are the cookies of a session, and its token stands nowhere else in an answer", async () => {
  await using signed = await openStage("postgres");
  const person = await signUp(signed.door);
  const set = signed
    .answers()
    .flatMap((answer) => answer.split("\n"))
    .filter((line) => /^set-cookie: __Host-rng\.session_token=\S/.test(line));
  expect(set.length).toBeGreaterThan(0);
  for (const line of set) {
    for (const part of ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"])
      expect(line.toLowerCase()).toContain(part.toLowerCase());
  }
  const token = /session_token=([^.;%]+)/.exec(person.cookies())?.[1] ?? "";
  expect(token.length).toBeGreaterThan(20);
  for (const answer of signed.answers()) {
    const [head = "", body = ""] = answer.split("\n\n");
    expect(body).not.toContain(token);
    for (const line of head.split("\n"))
      if (!line.startsWith("set-cookie: ")) expect(line).not.toContain(token);
  }
  expect(signed.logs()).not.toContain(token);
});
