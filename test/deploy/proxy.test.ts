import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectHttp2 } from "node:http2";
import { request as secureRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { connect as connectTls, createServer as createTls, type SecureVersion } from "node:tls";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HAS_IPV6, type ReverseProxy, startProxy } from "../../tools/deploy/proxy.ts";
import { freePort } from "../../tools/rig/port.ts";
import { machine, scratchFolder } from "../support/machine.ts";
import { type Answer, askAt, heard, openListener } from "./stage.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SCRIPT = `console.log(${JSON.stringify("a".repeat(4_000))});\n`;
const HSTS = "max-age=31536000; includeSubDomains";

let houses: Awaited<ReturnType<typeof openListener>>[];
let proxy: ReverseProxy;
let plainPort: number;
const stack = new AsyncDisposableStack();

beforeAll(async () => {
  const webFolder = scratchFolder("web");
  mkdirSync(join(webFolder, "assets"));
  const script = join(webFolder, "assets/index-AbCd1234.js");
  writeFileSync(script, SCRIPT);
  writeFileSync(`${script}.gz`, gzipSync(SCRIPT));
  writeFileSync(`${script}.br`, brotliCompressSync(SCRIPT));
  houses = [await openListener("one"), await openListener("two")];
  for (const house of houses) stack.defer(house.close);
  plainPort = await freePort();
  const ports = { https: await freePort(), http: plainPort, servers: houses.map(({ port }) => port) };
  const options = { webFolder, limits: "shipped", name: "nginx-shipped" } as const;
  proxy = stack.use(await startProxy(machine("TEST_NGINX"), ROOT, machine("TEST_SCRATCH"), ports, options));
});
afterAll(() => stack.disposeAsync());

const ask = (
  path: string,
  more: Parameters<typeof askAt>[2] & { at?: ReverseProxy } = {},
): Promise<Answer> => {
  const { at = proxy, ...rest } = more;
  return askAt(at, path, rest);
};

/** The protocol that a client of one version only gets; undefined when it is turned away. */
function shakeHands(
  port: number,
  version: SecureVersion,
  ca: string,
  host = "localhost",
): Promise<string | null | undefined> {
  return new Promise((resolve) => {
    // Level 0: so that it is the server that refuses, and not our own library.
    const weak = { ciphers: "DEFAULT:@SECLEVEL=0", minVersion: version, maxVersion: version };
    const socket = connectTls({ port, host, servername: "localhost", ca, ...weak }, () => {
      resolve(socket.getProtocol());
      socket.destroy();
    });
    socket.on("error", () => resolve(undefined));
  });
}

test("TLS 1.2 and 1.3 are spoken, nothing older", async () => {
  const port = Number(new URL(proxy.origin).port);
  const spoken = [];
  for (const version of ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"] as const)
    spoken.push(await shakeHands(port, version, proxy.ca));
  expect(spoken).toEqual([undefined, undefined, "TLSv1.2", "TLSv1.3"]);
});

test("who has an address of IPv6 only gets in too", async () => {
  const port = Number(new URL(proxy.origin).port);
  expect(await shakeHands(port, "TLSv1.3", proxy.ca, "::1")).toBe(HAS_IPV6 ? "TLSv1.3" : undefined);
});

test("the proxy chooses the cipher by its own order; a client that puts ChaCha20 first gets that", async () => {
  const chosen = (ciphers: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const port = Number(new URL(proxy.origin).port);
      const own = { ciphers, ca: proxy.ca, maxVersion: "TLSv1.2" } as const;
      const socket = connectTls({ port, host: "localhost", servername: "localhost", ...own }, () => {
        resolve(socket.getCipher().name);
        socket.destroy();
      });
      socket.on("error", reject);
    });
  const [small, large, chacha] = ["AES128-GCM-SHA256", "AES256-GCM-SHA384", "CHACHA20-POLY1305"].map(
    (name) => `ECDHE-ECDSA-${name}`,
  );
  expect(await chosen(`${large}:${small}:${chacha}`)).toBe(small);
  expect(await chosen(`${chacha}:${large}:${small}`)).toBe(chacha);
});

test("a client of this test can speak old TLS: what was refused above was refused by the proxy", async () => {
  const [key, cert] = ["privkey.pem", "fullchain.pem"].map((name) => readFileSync(join(proxy.folder, name)));
  const old = { minVersion: "TLSv1", ciphers: "DEFAULT:@SECLEVEL=0" } as const;
  const server = createTls({ key, cert, ...old }).listen(0, "127.0.0.1");
  await once(server, "listening");
  expect(await shakeHands((server.address() as AddressInfo).port, "TLSv1.1", proxy.ca)).toBe("TLSv1.1");
  server.close();
});

test("without TLS there is nothing but the way to it", async () => {
  const answer = await fetch(`http://127.0.0.1:${plainPort}/games?x=1`, { redirect: "manual" });
  expect(answer.status).toBe(308);
  expect(answer.headers.get("location")).toBe("https://localhost/games?x=1");
  // Programs are not led on: what they said on the open wire is to be noticed.
  for (const path of ["/api/v1/session", "/api/auth/sign-in/username", "//api/v1/wallet"]) {
    const refused = await fetch(`http://127.0.0.1:${plainPort}${path}`, {
      method: "POST",
      redirect: "manual",
    });
    expect([refused.status, refused.headers.get("location")]).toEqual([403, null]);
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    expect(await refused.json()).toMatchObject({ status: 403, code: "forbidden" });
  }
});

test("HTTP/2 is spoken, and every answer says HSTS", async () => {
  const client = connectHttp2(proxy.origin, { ca: proxy.ca });
  const stream = client.request({ ":path": "/assets/index-AbCd1234.js" });
  const [headers] = (await once(stream, "response")) as [Record<string, string>];
  expect(client.alpnProtocol).toBe("h2");
  expect(headers[":status"]).toBe(200);
  expect(headers["strict-transport-security"]).toBe(HSTS);
  client.destroy();
});

test.each([
  { accept: "br, gzip", encoding: "br", bytes: brotliCompressSync(SCRIPT) },
  { accept: "gzip", encoding: "gzip", bytes: gzipSync(SCRIPT) },
  { accept: "identity", encoding: undefined, bytes: Buffer.from(SCRIPT) },
])(
  "a hashed file comes from the disk as it was compressed at build time: $accept",
  async ({ accept, encoding, bytes }) => {
    const answer = await ask("/assets/index-AbCd1234.js", { headers: { "accept-encoding": accept } });
    expect(answer.status).toBe(200);
    expect(answer.headers["content-encoding"]).toBe(encoding);
    expect(answer.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(answer.headers["content-type"]).toBe("application/javascript");
    expect(Buffer.from(answer.text, "latin1").equals(bytes)).toBe(true);
  },
);

test("a file that is not there is not there: no page is sent in its place, and nothing outside is reached", async () => {
  expect((await ask("/assets/index-other.js")).status).toBe(404);
  expect((await ask("/assets/..%2f..%2fetc/passwd")).status).toBeGreaterThanOrEqual(400);
});

test("what is the operator's cannot be reached from outside", async () => {
  for (const path of ["/metrics", "/readyz", "/%6detrics", "//metrics"]) {
    const { status, text } = await ask(path);
    expect([404, path]).toEqual([status, path]);
    expect(text).not.toContain('"name"');
  }
  expect((await ask("/away")).status).toBe(404);
  expect((await ask("/maintenance.html")).status).toBe(404);
});

test("the house is told the client's true address and nothing that the client made up", async () => {
  const made = { "x-forwarded-for": "6.6.6.6", "x-real-ip": "6.6.6.6", "x-request-id": "made-up" };
  const { headers } = heard(
    await ask("/api/v1/session", { headers: { ...made, "x-forwarded-proto": "gopher" } }),
  );
  expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
  expect(headers["x-forwarded-proto"]).toBe("https");
  expect(headers["x-request-id"]).toMatch(/^[0-9a-f]{32}$/);
  expect(headers["host"]).toBe("localhost");
});

test("behind a proxy that is named, its word for the client's address is believed, and nobody else's", async () => {
  const answers = [];
  for (const behind of ["127.0.0.0/8", "10.0.0.0/8"]) {
    const ports = {
      https: await freePort(),
      http: await freePort(),
      servers: houses.map(({ port }) => port),
    };
    const name = `nginx-${behind.replace(/\W/g, "-")}`;
    await using second = await startProxy(machine("TEST_NGINX"), ROOT, machine("TEST_SCRATCH"), ports, {
      behind,
      name,
    });
    // The last address that no trusted proxy has: what the client wrote before it is not believed.
    const headers = { "x-forwarded-for": "6.6.6.6, 203.0.113.9" };
    answers.push(heard(await ask("/api/v1/session", { headers, at: second })).headers["x-forwarded-for"]);
  }
  expect(answers).toEqual(["203.0.113.9", "127.0.0.1"]);
});

test("a body that is too large is refused in a problem document before the house hears of it", async () => {
  const body = randomBytes(65 * 1024);
  const answer = await ask("/api/v1/games/dice/rounds", { method: "POST", body });
  expect(answer.status).toBe(413);
  expect(answer.headers["content-type"]).toBe("application/problem+json");
  expect(JSON.parse(answer.text)).toMatchObject({ status: 413, code: "invalid" });
  const small = await ask("/api/v1/games/dice/rounds", { method: "POST", body: body.subarray(0, 1_000) });
  expect(small.status).toBe(200);
});

test("who hammers at the sign-in is told to wait, and others are let through", async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => ask("/api/auth/sign-in/username", { method: "POST" })),
  );
  const slowed = answers.filter(({ status }) => status === 429);
  expect(slowed.length).toBeGreaterThan(0);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(21);
  expect(JSON.parse(slowed[0]?.text ?? "")).toMatchObject({ code: "rate-limited", status: 429 });
  expect(slowed[0]?.headers["retry-after"]).toBe("1");
  expect((await ask("/api/v1/games")).status).toBe(200);
});

test("a socket is handed through, and only at its own address", async () => {
  const upgrade = (path: string): Promise<{ status: number; said: string }> =>
    new Promise((resolve, reject) => {
      const headers = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13" };
      const sent = secureRequest(proxy.origin + path, { ca: proxy.ca, agent: false, headers });
      sent.on("upgrade", (response, socket, head) => {
        let said = head.toString();
        socket.on("data", (bytes: Buffer) => {
          said += bytes.toString();
        });
        socket.on("close", () => resolve({ status: response.statusCode ?? 0, said }));
      });
      sent.on("response", (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, said: "" });
      });
      sent.on("error", reject);
      sent.end();
    });
  expect(await upgrade("/api/v1/live")).toEqual({ status: 101, said: "websocket upgrade" });
  expect((await upgrade("/api/v1/session")).status).toBe(200);
});

test("a bet goes to the other server when one is away, though it is a POST", async () => {
  await houses[0]?.close();
  for (let n = 0; n < 6; n += 1) {
    const answer = await ask("/api/v1/games/coinflip/rounds", { method: "POST", body: "{}" });
    expect(heard(answer).name).toBe("two");
  }
  await houses[0]?.open();
});

test("when no server is there, people get a page and programs a problem document, both with 503 and a time to come back", async () => {
  for (const house of houses) await house.close();
  const page = await ask("/games/roulette");
  expect([page.status, page.headers["content-type"], page.headers["retry-after"]]).toEqual([
    503,
    "text/html",
    "30",
  ]);
  expect(page.text).toContain("Back in a moment");
  const bet = await ask("/api/v1/games/dice/rounds", { method: "POST", body: "{}" });
  expect([bet.status, bet.headers["retry-after"]]).toEqual([503, "1"]);
  expect(JSON.parse(bet.text)).toMatchObject({ code: "unavailable", status: 503 });
  for (const answer of [page, bet]) {
    expect(answer.headers["strict-transport-security"]).toBe(HSTS);
    expect(answer.headers["cache-control"]).toBe("no-store");
  }
  for (const house of houses) await house.open();
  expect((await ask("/games/roulette")).status).toBe(200);
});

test("a file closes the house for maintenance and its absence opens it, without a reload", async () => {
  const file = join(proxy.folder, "maintenance");
  writeFileSync(file, "");
  expect((await ask("/")).text).toContain("Back in a moment");
  expect((await ask("/")).status).toBe(503);
  expect(JSON.parse((await ask("/api/v1/session")).text)).toMatchObject({ code: "unavailable" });
  expect((await ask("/assets/index-AbCd1234.js")).status).toBe(200);
  rmSync(file);
  expect((await ask("/")).status).toBe(200);
});

test("the log has one JSON object a request, with the id that the house was given and without the query", async () => {
  const { headers } = heard(await ask("/api/v1/session?secret=of-a-link"));
  const lines = readFileSync(join(proxy.folder, "access.log"), "utf8").trim().split("\n");
  const mine = lines
    .map((line) => JSON.parse(line))
    .find((line) => line.requestId === headers["x-request-id"]);
  expect(mine).toMatchObject({ method: "GET", path: "/api/v1/session", status: 200, client: "127.0.0.1" });
  expect(lines.join("\n")).not.toContain("of-a-link");
});
