import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { performance } from "node:perf_hooks";

/** What the network does to every connection through the proxy, in both directions. Changed while it runs. */
export type Weather = {
  /** Added to every chunk, and up to jitterMs more; order is kept, as TCP keeps it. */
  readonly latencyMs: number;
  readonly jitterMs: number;
  /** Nothing passes and nobody is told: packets fall into a hole until the weather changes. */
  readonly blackhole: boolean;
  /** A connection is reset once this many bytes went through it, both directions together. */
  readonly resetAfterBytes: number;
};

export type FaultProxy = AsyncDisposable & {
  readonly port: number;
  set(change: Partial<Weather>): void;
  /** Resets every connection that is open now; new ones are welcome. */
  cut(): void;
  /** Connections that are open now. */
  connections(): number;
};

const CALM: Weather = {
  latencyMs: 0,
  jitterMs: 0,
  blackhole: false,
  resetAfterBytes: Number.POSITIVE_INFINITY,
};
/** More than this waiting in one direction, and the sender is no longer read: as a full window would. */
const WINDOW_BYTES = 1 << 20;

/** A chunk on its way, or the end of what a side has to say. */
type Parcel = { readonly bytes: Buffer | undefined; readonly dueMs: number };
type Pipe = { flush(): void; stop(): void };
type Link = { flush(): void; reset(): void };

/** One direction of a connection. */
function pipe(
  from: Socket,
  to: Socket,
  delayMs: () => number,
  held: () => boolean,
  onPass: (bytes: number) => void,
): Pipe {
  const queue: Parcel[] = [];
  let waiting = 0;
  let timer: NodeJS.Timeout | undefined;
  const add = (bytes: Buffer | undefined): void => {
    const dueMs = Math.max(queue.at(-1)?.dueMs ?? 0, performance.now() + delayMs());
    queue.push({ bytes, dueMs });
    waiting += bytes?.length ?? 0;
    if (waiting > WINDOW_BYTES) from.pause();
    flush();
  };
  function flush(): void {
    clearTimeout(timer);
    while (!held()) {
      const next = queue[0];
      if (next === undefined) return;
      const leftMs = next.dueMs - performance.now();
      if (leftMs > 0) {
        timer = setTimeout(flush, Math.ceil(leftMs));
        return;
      }
      queue.shift();
      deliver(next.bytes);
    }
  }
  function deliver(bytes: Buffer | undefined): void {
    if (to.destroyed) return;
    if (bytes === undefined) {
      to.end();
      return;
    }
    waiting -= bytes.length;
    if (waiting <= WINDOW_BYTES) from.resume();
    to.write(bytes);
    onPass(bytes.length);
  }
  from.on("data", add);
  from.on("end", () => add(undefined));
  return { flush, stop: () => clearTimeout(timer) };
}

/** Joins two sockets under the weather; what happens to one side happens to the other. */
function join(
  near: Socket,
  far: Socket,
  weather: () => Weather,
  random: () => number,
  onGone: () => void,
): Link {
  let passed = 0;
  const delayMs = (): number => weather().latencyMs + random() * weather().jitterMs;
  const held = (): boolean => weather().blackhole;
  const onPass = (bytes: number): void => {
    passed += bytes;
    if (passed >= weather().resetAfterBytes) reset();
  };
  const pipes = [pipe(near, far, delayMs, held, onPass), pipe(far, near, delayMs, held, onPass)];
  const gone = new Set<Socket>();
  function reset(): void {
    for (const one of pipes) one.stop();
    near.resetAndDestroy();
    far.resetAndDestroy();
  }
  for (const socket of [near, far]) {
    socket.on("error", reset);
    socket.on("close", () => {
      gone.add(socket);
      if (gone.size === 2) onGone();
    });
  }
  return {
    flush: () => {
      for (const one of pipes) one.flush();
    },
    reset,
  };
}

/**
 * A TCP proxy on loopback in front of a server on loopback that does what bad networks do. Jitter comes from `random`
 * (0 to 1), so that a test can repeat it.
 */
export async function startFaultProxy(
  targetPort: number,
  random: () => number = () => 0.5,
): Promise<FaultProxy> {
  let weather = CALM;
  const links = new Set<Link>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ port: targetPort, host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
    const link = join(
      near,
      far,
      () => weather,
      random,
      () => links.delete(link),
    );
    links.add(link);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  const cut = (): void => {
    for (const link of links) link.reset();
  };
  return {
    port: address.port,
    set(change) {
      weather = { ...weather, ...change };
      for (const link of links) link.flush();
    },
    cut,
    connections: () => links.size,
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      cut();
      await closed;
    },
  };
}
