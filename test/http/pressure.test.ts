import Fastify, { type FastifyInstance } from "fastify";
import { afterEach, expect, test } from "vitest";
import { handleError } from "../../src/http/errors.ts";
import { holdPressure } from "../../src/http/pressure.ts";
import { until } from "../support/until.ts";

const LATE_MS = 100;
const FULL = 3_000;
/** They tell how the house is. */
const DOORS = ["/healthz", "/readyz", "/metrics"] as const;

let app: FastifyInstance;
let waiting: number;
let refused: string[];

async function open(loopDelayMaxMs: number): Promise<void> {
  waiting = 0;
  refused = [];
  app = Fastify();
  app.setErrorHandler(handleError);
  await holdPressure(
    app,
    loopDelayMaxMs,
    () => waiting,
    (why) => refused.push(why),
  );
  for (const path of ["/page", ...DOORS]) app.get(path, async () => "open");
  app.post("/bet", async () => "played");
  await app.ready();
}
afterEach(() => app.close());

const ask = (method: "GET" | "POST", url: string) => app.inject({ method, url });

/** Makes the loop late: nothing else runs meanwhile. */
function holdUp(ms: number): void {
  const untilMs = performance.now() + ms;
  while (performance.now() < untilMs);
}

test("a loop that is late turns away whoever comes but not who asks how the house is, and lets in once it is not", async () => {
  await open(LATE_MS);
  await until(async () => {
    holdUp(LATE_MS * 4);
    const doors = await Promise.all(DOORS.map((path) => ask("GET", path)));
    expect(doors.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    return (await ask("GET", "/page")).statusCode === 503;
  });
  expect(new Set(refused)).toEqual(new Set(["loop"]));
  await until(async () => (await ask("POST", "/bet")).statusCode === 200);
});

test("with too many bets waiting new ones are told at the door when to come again; who only reads is let in", async () => {
  await open(60_000);
  waiting = FULL - 1;
  expect((await ask("POST", "/bet")).statusCode).toBe(200);
  waiting = FULL;
  const answer = await ask("POST", "/bet");
  expect(answer.statusCode).toBe(503);
  expect(answer.headers["retry-after"]).toBe("1");
  expect(answer.headers["content-type"]).toContain("application/problem+json");
  expect(answer.json()).toMatchObject({ code: "busy", status: 503 });
  expect(refused).toEqual(["queue"]);
  for (const path of ["/page", ...DOORS])
    expect([path, (await ask("GET", path)).statusCode]).toEqual([path, 200]);
});
