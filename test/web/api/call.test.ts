import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { call } from "../../../src/web/api/call.ts";
import { forgetToken } from "../../../src/web/api/csrf.ts";
import { ApiProblem, Unreachable } from "../../../src/web/api/fault.ts";

type Seen = { readonly method: string; readonly url: string; readonly key: string; readonly token: string };
type Answer = { readonly status: number; readonly body?: unknown } | "hang up";

/** A house that answers writes from a list and hands out tokens t1, t2, … */
const PLAY = { params: { game: "coinflip" }, body: { stake: 500, bet: { side: "heads" } } } as const;
const realFetch = globalThis.fetch;
let server: Server;
let seen: Seen[];
let answers: Answer[];
let tokens: number;

const headerOf = (request: IncomingMessage, name: string): string => String(request.headers[name] ?? "");
const problem = (status: number, code: string): Answer => ({
  status,
  body: { type: `/problems/${code}`, title: "No", status, detail: "No.", code, requestId: "r1" },
});

beforeEach(async () => {
  [seen, answers, tokens] = [[], [], 0];
  forgetToken();
  server = createServer((request, response) => {
    const { method = "", url = "" } = request;
    if (url.endsWith("/session")) {
      tokens += 1;
      response.end(JSON.stringify({ player: null, csrfToken: `t${tokens}`, operator: "test" }));
      return;
    }
    const [key, token] = [headerOf(request, "idempotency-key"), headerOf(request, "x-csrf-token")];
    seen.push({ method, url, key, token });
    const answer = answers.shift() ?? { status: 500 };
    if (answer === "hang up") request.socket.destroy();
    else response.writeHead(answer.status).end(JSON.stringify(answer.body ?? null));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  globalThis.fetch = (input, init) => realFetch(new URL(String(input), base), init);
});

afterEach(async () => {
  globalThis.fetch = realFetch;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("a bet whose answer was lost is sent again under the same key, and only once more", async () => {
  answers = ["hang up", { status: 201, body: { round: 1 } }];
  expect(await call("playRound", PLAY)).toEqual({ round: 1 });
  expect(seen).toHaveLength(2);
  expect(seen[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
  expect(seen[1]?.key).toBe(seen[0]?.key);
});

test("two bets never share a key unless they are told to", async () => {
  answers = [{ status: 201 }, { status: 201 }, { status: 201 }];
  await call("playRound", PLAY);
  await call("playRound", PLAY);
  await call("playRound", PLAY, { key: seen[0]?.key ?? "" });
  expect(seen[1]?.key).not.toBe(seen[0]?.key);
  expect(seen[2]?.key).toBe(seen[0]?.key);
});

test("a refusal is not repeated", async () => {
  answers = [problem(409, "insufficient-funds")];
  const refused = await call("playRound", PLAY).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ApiProblem);
  expect((refused as ApiProblem).code).toBe("insufficient-funds");
  expect(seen).toHaveLength(1);
});

test("a write that is not money is not repeated when its answer is lost: nobody knows whether it happened", async () => {
  answers = ["hang up"];
  await expect(call("rotateSeeds", { body: {} })).rejects.toBeInstanceOf(Unreachable);
  expect(seen).toHaveLength(1);
  expect(seen[0]?.key).toBe("");
});

test("a stale token is replaced once and the same bet sent with the new one", async () => {
  answers = [problem(403, "csrf"), { status: 201, body: { round: 1 } }];
  await call("playRound", PLAY);
  expect(seen.map(({ token }) => token)).toEqual(["t1", "t2"]);
  expect(seen[1]?.key).toBe(seen[0]?.key);
});

test("a house that refuses every token is asked twice, not for ever", async () => {
  answers = [problem(403, "csrf"), problem(403, "csrf"), problem(403, "csrf")];
  await expect(call("playRound", PLAY)).rejects.toBeInstanceOf(ApiProblem);
  expect(seen).toHaveLength(2);
});

test("a proxy's page in place of an answer is a problem, not a crash", async () => {
  answers = [{ status: 404, body: "<html>" }];
  const failed = await call("listGames", {}).catch((error: unknown) => error);
  expect((failed as ApiProblem).code).toBe("strange-answer");
});

test("paths and queries are filled in and escaped", async () => {
  answers = [{ status: 200 }, { status: 200 }];
  await call("getRound", { params: { id: "a/b?c" } });
  await call("listRounds", { query: { game: "roulette", cursor: undefined, limit: 25 } });
  expect(seen.map(({ url }) => url)).toEqual([
    "/api/v1/rounds/a%2Fb%3Fc",
    "/api/v1/rounds?game=roulette&limit=25",
  ]);
});
