import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startCaddy } from "../../tools/deploy/caddy.ts";
import type { ReverseProxy } from "../../tools/deploy/proxy.ts";
import { freePort } from "../../tools/rig/port.ts";
import { machine, scratchFolder } from "../support/machine.ts";
import { until } from "../support/until.ts";
import { type Answer, askAt, heard, openListener } from "./stage.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SCRIPT = `console.log(${JSON.stringify("a".repeat(4_000))});\n`;

let houses: Awaited<ReturnType<typeof openListener>>[];
let proxy: ReverseProxy;
let plainPort: number;
const stack = new AsyncDisposableStack();

beforeAll(async () => {
  const webFolder = scratchFolder("web");
  mkdirSync(join(webFolder, "assets"));
  writeFileSync(join(webFolder, "assets/index-AbCd1234.js"), SCRIPT);
  writeFileSync(join(webFolder, "assets/index-AbCd1234.js.br"), brotliCompressSync(SCRIPT));
  houses = [await openListener("one"), await openListener("two")];
  for (const house of houses) stack.defer(house.close);
  plainPort = await freePort();
  const ports = { https: await freePort(), http: plainPort, servers: houses.map(({ port }) => port) };
  proxy = stack.use(await startCaddy(machine("TEST_CADDY"), ROOT, machine("TEST_SCRATCH"), ports, webFolder));
});
afterAll(() => stack.disposeAsync());

const ask = (path: string, more?: Parameters<typeof askAt>[2]): Promise<Answer> => askAt(proxy, path, more);

test("files come from the disk with their compression and an immutable name; what is the operator's does not come", async () => {
  const file = await ask("/assets/index-AbCd1234.js", { headers: { "accept-encoding": "br" } });
  expect([file.status, file.headers["content-encoding"]]).toEqual([200, "br"]);
  expect(file.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(file.headers["strict-transport-security"]).toContain("max-age=31536000");
  expect(file.headers["server"]).toBeUndefined();
  for (const path of ["/metrics", "/readyz", "/assets/none.js"]) expect((await ask(path)).status).toBe(404);
});

test("without TLS pages are led to it, and programs are refused", async () => {
  const ask = (path: string) => fetch(`http://localhost:${plainPort}${path}`, { redirect: "manual" });
  const page = await ask("/games?x=1");
  expect([page.status, page.headers.get("location")]).toEqual([308, "https://localhost/games?x=1"]);
  const refused = await ask("/api/v1/session");
  expect([refused.status, refused.headers.get("content-type")]).toEqual([403, "application/problem+json"]);
  expect(await refused.json()).toMatchObject({ status: 403, code: "forbidden" });
});

test("the house is told the client's true address and nothing that the client made up", async () => {
  const headers = { "x-forwarded-for": "6.6.6.6", "x-request-id": "made-up" };
  const sent = heard(await ask("/api/v1/session", { headers })).headers;
  expect(sent["x-forwarded-for"]).toBe("127.0.0.1");
  expect(sent["x-forwarded-proto"]).toBe("https");
  expect(sent["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
});

test("a body that goes on and on is not passed on", async () => {
  const body = "x".repeat(1_100_000);
  const answer = await ask("/api/v1/games/dice/rounds", { method: "POST", body });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.text).not.toContain('"name"');
});

test("one server that is away is not noticed; when both are, people get a page and programs a problem document", async () => {
  await houses[0]?.close();
  for (let n = 0; n < 4; n += 1) expect(heard(await ask("/api/v1/session")).name).toBe("two");
  await houses[1]?.close();
  const bet = await ask("/api/v1/games/dice/rounds", { method: "POST", body: "{}" });
  expect([bet.status, bet.headers["content-type"], bet.headers["retry-after"]]).toEqual([
    503,
    "application/problem+json",
    "1",
  ]);
  expect(JSON.parse(bet.text)).toMatchObject({ code: "unavailable" });
  const page = await ask("/games/roulette");
  expect([page.status, page.headers["retry-after"]]).toEqual([503, "30"]);
  expect(page.text).toContain("Back in a moment");
  for (const house of houses) await house.open();
  await until(async () => (await ask("/games/roulette")).status === 200);
});

test("a file closes the house for maintenance and its absence opens it", async () => {
  writeFileSync(join(proxy.folder, "maintenance"), "");
  expect((await ask("/")).text).toContain("Back in a moment");
  expect((await ask("/api/v1/session")).status).toBe(503);
  rmSync(join(proxy.folder, "maintenance"));
  await until(async () => (await ask("/")).status === 200);
});
