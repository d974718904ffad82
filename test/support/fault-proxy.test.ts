import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { performance } from "node:perf_hooks";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";

let echo: ReturnType<typeof createServer>;
let proxy: FaultProxy;
let client: Socket;

beforeEach(async () => {
  echo = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => socket.destroy());
    socket.pipe(socket);
  }).listen(0, "127.0.0.1");
  await once(echo, "listening");
  const address = echo.address();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  proxy = await startFaultProxy(address.port);
  client = connect(proxy.port, "127.0.0.1");
  // once(client, "error") hears what is expected; a reset that a test does not wait for is no fault of its own.
  client.on("error", () => {});
  await once(client, "connect");
});
afterEach(async () => {
  client.destroy();
  await proxy[Symbol.asyncDispose]();
  echo.close();
});

/** Reads until that many bytes have come. */
async function take(socket: Socket, bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  while (length < bytes) {
    const [chunk] = (await once(socket, "data")) as [Buffer];
    chunks.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(chunks);
}

test("in calm weather every byte passes, in order, and the end is passed on", async () => {
  const sent = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => at % 251));
  client.end(sent);
  expect((await take(client, sent.length)).equals(sent)).toBe(true);
  await once(client, "close");
});

test("latency is added on both ways, and jitter never reorders", async () => {
  proxy.set({ latencyMs: 40, jitterMs: 20 });
  const before = performance.now();
  for (let at = 0; at < 50; at += 1) client.write(`${at},`);
  const text = String(await take(client, Array.from({ length: 50 }, (_, at) => `${at},`).join("").length));
  expect(performance.now() - before).toBeGreaterThanOrEqual(99);
  expect(text).toBe(Array.from({ length: 50 }, (_, at) => `${at},`).join(""));
});

test("a black hole holds everything back and tells nobody; when it closes, what was sent arrives", async () => {
  proxy.set({ blackhole: true });
  let heard = 0;
  client.on("data", (chunk: Buffer) => {
    heard += chunk.length;
  });
  client.write("lost?");
  // A second connection goes the same way, so that its silence is not just slowness: a direct one answers meanwhile.
  const address = echo.address() as { port: number };
  const direct = connect(address.port, "127.0.0.1");
  direct.write("hello");
  await take(direct, 5);
  direct.destroy();
  expect(heard).toBe(0);
  expect(client.destroyed).toBe(false);
  const answer = take(client, 5);
  proxy.set({ blackhole: false });
  expect(String(await answer)).toBe("lost?");
});

test("cut resets the open connections and lets new ones in", async () => {
  client.write("x");
  await take(client, 1);
  const failed = once(client, "error");
  proxy.cut();
  expect(((await failed)[0] as NodeJS.ErrnoException).code).toBe("ECONNRESET");
  const again = connect(proxy.port, "127.0.0.1");
  again.write("y");
  expect(String(await take(again, 1))).toBe("y");
  again.destroy();
});

test("a connection is reset after the bytes it was allowed", async () => {
  proxy.set({ resetAfterBytes: 1_000 });
  client.write("a".repeat(200));
  await take(client, 200);
  const failed = once(client, "error");
  client.write("b".repeat(600));
  expect(((await failed)[0] as NodeJS.ErrnoException).code).toBe("ECONNRESET");
});

test("a target that refuses is passed on as a reset, not as silence", async () => {
  echo.close();
  proxy.cut();
  const other = connect(proxy.port, "127.0.0.1");
  const closed = new Promise<void>((resolve) => other.on("error", () => {}).on("close", () => resolve()));
  await closed;
  expect(other.destroyed).toBe(true);
});
