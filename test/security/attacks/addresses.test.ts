import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stranger } from "../../support/people.ts";
import { request, sendRaw } from "../../support/raw.ts";
import { lettersOf, tokenInLetters } from "../letters.ts";
import { arrive, openStage, type Stage } from "../stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage("postgres");
});
afterAll(() => stage[Symbol.asyncDispose]());

describe("headers that only a proxy may set", () => {
  const FORGED = [
    "X-Forwarded-For: 203.0.113.9",
    "X-Real-IP: 203.0.113.9",
    "Forwarded: for=203.0.113.9",
    "X-Client-IP: 203.0.113.9",
    "CF-Connecting-IP: 203.0.113.9",
    "X-RNG-Client-Address: 203.0.113.9",
  ];

  test("do not tell the house where somebody is: the session's address is the connection's", async () => {
    const { person } = await arrive(stage);
    const { username, password } = person;
    const nobody = stranger(stage.door);
    const { csrfToken } = await nobody.call("getSession", {});
    const headers = Object.fromEntries(FORGED.map((line) => line.split(": ")));
    const answer = await nobody.send(
      "POST",
      "/api/auth/sign-in/username",
      { username, password },
      { ...headers, "x-csrf-token": csrfToken },
    );
    expect(answer.status).toBe(200);
    const { sessions } = await person.call("listSessions", {});
    expect(sessions).toHaveLength(2);
    for (const { address } of sessions) expect(address).toBe("127.0.0.1");
  });

  test("do not make one machine into many: the waits at the door stay one machine's", async () => {
    const { person } = await arrive(stage);
    const nobody = stranger(stage.door);
    const { csrfToken } = await nobody.call("getSession", {});
    const statuses: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      const answer = await nobody.send(
        "POST",
        "/api/auth/sign-in/username",
        { username: person.username, password: "wrong" },
        {
          "x-csrf-token": csrfToken,
          "x-forwarded-for": `203.0.113.${n}`,
          "x-rng-client-address": `198.51.100.${n}`,
        },
      );
      statuses.push(answer.status);
      if (answer.status === 429) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(statuses.slice(5)).toEqual([429, 429, 429]);
  });

  test("of a trusted proxy are believed, and of them only the last address that it did not add itself", async () => {
    await using behind = await openStage("postgres", { env: { TRUST_PROXY: "127.0.0.1" } });
    const { person } = await arrive(behind);
    const { username, password } = person;
    const nobody = stranger(behind.door);
    const { csrfToken } = await nobody.call("getSession", {});
    await nobody.send(
      "POST",
      "/api/auth/sign-in/username",
      { username, password },
      { "x-csrf-token": csrfToken, "x-forwarded-for": "198.51.100.66, 203.0.113.7" },
    );
    const { sessions } = await person.call("listSessions", {});
    expect(sessions.map(({ address }) => address).toSorted()).toEqual(["127.0.0.1", "203.0.113.7"]);
  });

  test("a host of the attacker's does not get into letters or answers", async () => {
    const { person } = await arrive(stage);
    const { csrfToken } = await person.call("getSession", {});
    const body = JSON.stringify({ email: person.email, redirectTo: "https://evil.example/reset" });
    const answer = await sendRaw(
      stage.door,
      [
        "POST /api/auth/request-password-reset HTTP/1.1",
        "Host: evil.example",
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Proto: https",
        "Connection: close",
        `Origin: ${stage.door.origin}`,
        `Cookie: ${person.cookies()}`,
        `X-CSRF-Token: ${csrfToken}`,
        "Content-Type: application/json",
        `Content-Length: ${Buffer.byteLength(body)}`,
        "",
        body,
      ].join("\r\n"),
    );
    expect(answer.status).toBeLessThan(500);
    expect(answer.head + answer.text).not.toContain("evil.example");
    expect(await tokenInLetters(stage, "reset", person.email)).not.toBe("");
    const letters = await lettersOf(stage);
    expect(letters.length).toBeGreaterThan(0);
    expect(letters.join()).not.toContain("evil.example");
  });
});

describe("requests that two readers would cut differently", () => {
  const head = (lines: readonly string[]): string => `${lines.join("\r\n")}\r\n\r\n`;
  const HIDDEN = "GET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n";

  test.each([
    ["two lengths", ["Content-Length: 5", "Content-Length: 60"]],
    ["a list of lengths", ["Content-Length: 5, 60"]],
    ["a length and chunks", ["Content-Length: 5", "Transfer-Encoding: chunked"]],
    ["chunks and a length", ["Transfer-Encoding: chunked", "Content-Length: 5"]],
    ["an unknown coding", ["Transfer-Encoding: xchunked"]],
    ["a coding that ends otherwise", ["Transfer-Encoding: chunked, identity"]],
    ["a length with a sign", ["Content-Length: +5"]],
    ["a length that is negative", ["Content-Length: -5"]],
    ["a length in hexadecimal", ["Content-Length: 0x5"]],
    ["a space before the colon", ["Content-Length : 5"]],
    ["a folded line", ["X-Fold: a", " Content-Length: 5"]],
    ["a bare line feed in a value", ["X-Feed: a\nContent-Length: 5"]],
    ["a null byte in a value", ["X-Null: a\0b", "Content-Length: 5"]],
  ])("%s: refused, and the connection ends, so nothing hides behind it", async (_name, lines) => {
    const first = head(["POST /api/v1/session HTTP/1.1", "Host: localhost", ...lines]);
    const { status, text } = await sendRaw(stage.door, `${first}0\r\n\r\n${HIDDEN}`);
    expect(status).toBe(400);
    expect(text).not.toContain("HTTP/1.1");
  });
});

describe("paths that mean something else to another reader", () => {
  const SECRET = /root:x|BEGIN|package\.json|"dependencies"|node_modules/;

  test("lead to no file outside the web app, and to no 5xx", async () => {
    for (const path of [
      "/../../../../etc/passwd",
      "/..%2f..%2f..%2fetc%2fpasswd",
      "/%2e%2e/%2e%2e/package.json",
      "/assets/../../package.json",
      "/assets/..%5c..%5cpackage.json",
      "/assets/%2e%2e%2f%2e%2e%2fpackage.json",
      "/assets/....//....//package.json",
      "//etc/passwd",
      "/.git/config",
      "/.env",
      "/secret",
      "/%00",
      "/assets/%00.js",
      "/%c0%ae%c0%ae/package.json",
      "/%",
      "/%zz",
      "/api/v1/%2e%2e/%2e%2e/package.json",
      "/index.html/../../package.json",
      "/\\..\\..\\package.json",
      "http://evil.example/api/v1/session",
      "*",
    ]) {
      const { status, text } = await sendRaw(stage.door, request(`GET ${path}`, []));
      expect(status, path).toBeLessThan(500);
      // Nor does any of them lead elsewhere: the house redirects nobody.
      expect(status < 300 || status >= 400, path).toBe(true);
      expect(text.replace(path, ""), path).not.toMatch(SECRET);
    }
  });

  test("that cannot be read are refused as everything is: a problem document with all headers", async () => {
    for (const path of ["/%c0%ae", "/api/v1/%zz", "/api/auth/%"]) {
      const { status, head, text } = await sendRaw(stage.door, request(`GET ${path}`, []));
      expect(status, path).toBe(400);
      expect(JSON.parse(text)).toMatchObject({ status: 400, code: "invalid" });
      for (const header of ["content-security-policy: ", "x-content-type-options: nosniff", "x-request-id: "])
        expect(head.toLowerCase(), path).toContain(header);
    }
  });

  test("do not lead around a guard: another spelling of a staff address is refused or not there", async () => {
    const { person } = await arrive(stage);
    for (const path of [
      "/api/v1/admin/players",
      "/api/v1/admin/players/",
      "/api/v1/Admin/players",
      "/api/v1/ADMIN/PLAYERS",
      "/api/v1//admin/players",
      "//api/v1/admin/players",
      "/api/v1/%61dmin/players",
      "/api/v1/admin%2fplayers",
      "/api/v1/admin/players;a=b",
      "/api/v1/admin/players?a=/api/v1/session",
      "/api/v1/admin/./players",
      "/api/v1/session/../admin/players",
      "/api/v1/admin/players%20",
      "/api/v1/admin/players%00",
      "/api/v1/admin/players.json",
      "/api/v1/admin/players#x",
    ]) {
      const { status } = await sendRaw(stage.door, request(`GET ${path}`, [`Cookie: ${person.cookies()}`]));
      expect([400, 403, 404], `${path} got ${status}`).toContain(status);
      const anonymous = await sendRaw(stage.door, request(`GET ${path}`, []));
      expect([400, 401, 404], `${path} got ${anonymous.status}`).toContain(anonymous.status);
    }
  });

  test("Better Auth's own back office, session token and social sign-in are not there", async () => {
    const admin = await arrive(stage, { role: "admin", twoFactor: true });
    for (const [method, path] of [
      ["GET", "/get-session"],
      ["GET", "/list-sessions"],
      ["GET", "/admin/list-users"],
      ["POST", "/admin/set-role"],
      ["POST", "/admin/impersonate-user"],
      ["POST", "/admin/create-user"],
      ["POST", "/admin/ban-user"],
      ["POST", "/sign-in/social"],
      ["POST", "/update-user"],
      ["POST", "/delete-user"],
      ["POST", "/change-email"],
      ["POST", "/revoke-sessions"],
      ["POST", "/two-factor/send-otp"],
      ["POST", "/two-factor/view-backup-codes"],
      ["POST", "/is-username-available"],
      ["GET", "/verify-email?token=x"],
      ["GET", "/reset-password/x"],
      ["GET", "/error"],
      ["GET", "/ok"],
    ]) {
      const answer = await admin.person.send(
        method ?? "",
        `/api/auth${path}`,
        method === "POST" ? {} : undefined,
      );
      expect(answer.status, path).toBe(404);
    }
  });

  test("nothing of the house's inside is served: documents for developers, metrics, health of others", async () => {
    for (const path of [
      "/metrics",
      "/documentation",
      "/docs",
      "/api/v1/docs",
      "/debug",
      "/server-status",
      "/api",
    ]) {
      const { status } = await sendRaw(stage.door, request(`GET ${path}`, ["Accept: application/json"]));
      expect(status, path).toBe(404);
    }
  });
});
