import type { IncomingMessage } from "node:http";
import pg from "pg";
import { expect, test } from "vitest";
import { requestIds } from "../../src/http/request-id.ts";
import { openCollector } from "../support/collector.ts";
import { freshDatabase } from "../support/database.ts";
import { signUp } from "../support/people.ts";
import { startServer } from "../support/process.ts";

const bet = { params: { game: "coinflip" as const }, body: { stake: 100, bet: { side: "heads" } } };
/** What Nginx sends: deploy/nginx/proxy.conf, $request_id. */
const REQUEST_ID = "6f1d3a0b9c8e4f27a5b6c7d8e9f00112";
const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
/** The last part says that whoever is in front has decided to trace this request. */
const TRACEPARENT = `00-${TRACE_ID}-b7ad6b7169203331-01`;

const REQUESTS = 300;

type Line = Readonly<Record<string, unknown>>;
const linesOf = (log: string): Line[] =>
  log.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as Line] : []));

async function openHouse(env: Readonly<Record<string, string>>) {
  const stack = new AsyncDisposableStack();
  const fresh = stack.use(await freshDatabase("postgres"));
  if (fresh.settings.kind !== "postgres") throw new Error("not served");
  const server = stack.use(await startServer({ env: { DATABASE_URL: fresh.settings.url, ...env } }));
  return { server, url: fresh.settings.url, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

test("one id leads from the proxy through the log and the trace to the transfers in the ledger", async () => {
  await using collector = await openCollector();
  await using house = await openHouse({
    TRUST_PROXY: "loopback",
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  });
  const person = await signUp(house.server);
  const answer = await person.ask("playRound", bet, {
    "x-request-id": REQUEST_ID,
    traceparent: TRACEPARENT,
  });
  expect(answer.status).toBe(201);
  expect(answer.headers.get("x-request-id")).toBe(REQUEST_ID);
  for (let n = 0; n < REQUESTS; n += 1) await fetch(`${house.server.url}/healthz`);
  // What is still to be sent to the collector is sent at the end.
  expect(await house.server.terminate()).toBe(0);

  const [line, ...others] = linesOf(house.server.logs()).filter(({ reqId }) => reqId === REQUEST_ID);
  expect(others).toEqual([]);
  expect(line).toMatchObject({ msg: "answered", method: "POST", status: 201, role: "web" });
  const { made, player } = line as { made: string; player: string };

  const traced = collector.spans.filter(({ name }) => name === "GET /healthz").length;
  // When nobody in front has decided, one in ten: Binomial(300, 0.1), outside of this with a chance below 10^-6.
  expect(traced).toBeGreaterThan(6);
  expect(traced).toBeLessThan(60);

  const spans = collector.spans.filter(({ traceId }) => traceId === TRACE_ID);
  const request = spans.find(({ name }) => name === "POST /api/v1/games/:game/rounds");
  const settle = spans.find(({ name }) => name === "settle");
  const batch = spans.find(({ name }) => name === "settle batch");
  expect(request?.attributes).toMatchObject({
    "request.id": REQUEST_ID,
    "http.response.status_code": "201",
    "enduser.pseudo.id": player,
  });
  expect(settle).toMatchObject({
    parentSpanId: request?.spanId,
    attributes: { game: "coinflip", "round.id": made },
  });
  expect(batch).toMatchObject({ parentSpanId: settle?.spanId, attributes: { bets: "1", ok: "true" } });

  const client = new pg.Client({ connectionString: house.url });
  await client.connect();
  const { rows } = await client.query("SELECT player_id, kind FROM transfers WHERE id = $1 ORDER BY leg", [
    made,
  ]);
  await client.end();
  expect(rows[0]).toEqual({ player_id: player, kind: "stake" });
});

test("an id from anybody but a trusted proxy is not believed, nor one that could forge a line", () => {
  const asked = (id: string, remoteAddress: string) =>
    ({ headers: { "x-request-id": id }, socket: { remoteAddress } }) as unknown as IncomingMessage;
  const idOf = requestIds(["loopback", "10.1.0.0/16"], () => "fresh");
  for (const proxy of ["127.0.0.1", "::1", "::ffff:10.1.2.3"]) {
    expect(idOf(asked(REQUEST_ID, proxy))).toBe(REQUEST_ID);
    for (const forged of ["x", '0123456789abcdef"}', "a".repeat(65), `${REQUEST_ID}\n`])
      expect(idOf(asked(forged, proxy))).toBe("fresh");
  }
  for (const stranger of ["10.2.0.1", "192.0.2.7", "::ffff:192.0.2.7", "2001:db8::1"])
    expect(idOf(asked(REQUEST_ID, stranger))).toBe("fresh");
});
