import pg from "pg";
import type { Host } from "../base/hosts.ts";

/** A server that has not said what it is by then counts as gone: as long as the pool waits for a connection. */
const ANSWER_MAX_MS = 5_000;
/** How often the primary is asked whether it still is one: a machine that is cut off says nothing by itself. */
const WATCH_EVERY_MS = 2_000;

/** cannot_connect_now: told to players as "unavailable". */
const noPrimary = (cause?: unknown): Error =>
  Object.assign(new Error("none of the database's machines is a primary at this moment", { cause }), {
    code: "57P03",
  });

/** Whether this connection leads to a server that takes writes. */
async function isPrimary(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ standby: boolean }>("SELECT pg_is_in_recovery() AS standby");
  return rows[0]?.standby === false;
}

/** Rejects when there is no primary at this machine, or no answer in time. */
async function ask(at: Host, settings: pg.ClientConfig): Promise<Host> {
  const patience = { connectionTimeoutMillis: ANSWER_MAX_MS, query_timeout: ANSWER_MAX_MS };
  const client = Object.assign(new pg.Client({ ...settings, ...patience }), at);
  client.on("error", () => {});
  try {
    await client.connect();
    if (!(await isPrimary(client))) throw noPrimary();
    return at;
  } finally {
    // Not waited for: a machine that is gone does not say goodbye.
    client.end().catch(() => {});
  }
}

type Finder = {
  /** The primary, as far as anybody knows. Rejects when none can be found. */
  readonly find: () => Promise<Host>;
  /** It was not one after all. */
  readonly forget: (host: Host) => void;
  readonly close: () => void;
};

/** onFound hears of every machine that is found to be the primary. */
function createFinder(
  hosts: readonly Host[],
  settings: pg.ClientConfig,
  onFound: (primary: Host) => void,
): Finder {
  let known: Host | undefined;
  let looking: Promise<Host> | undefined;

  /** All are asked at once, and the first that is a primary is believed. */
  async function look(): Promise<Host> {
    try {
      const found = await Promise.any(hosts.map((host) => ask(host, settings)));
      known = found;
      onFound(found);
      return found;
    } catch (error) {
      throw noPrimary(error instanceof AggregateError ? error.errors[0] : error);
    } finally {
      looking = undefined;
    }
  }
  function find(): Promise<Host> {
    if (known !== undefined) return Promise.resolve(known);
    looking ??= look();
    return looking;
  }
  const forget = (host: Host): void => {
    if (known === host) known = undefined;
  };
  let asking = false;
  const watching = setInterval(async () => {
    const before = known;
    if (before === undefined || asking) return;
    asking = true;
    try {
      await ask(before, settings);
    } catch {
      forget(before);
      await find().catch(() => {});
    } finally {
      asking = false;
    }
  }, WATCH_EVERY_MS);
  watching.unref();
  return { find, forget, close: () => clearInterval(watching) };
}

/** The driver does not publish its socket; nothing else ends a connection whose other end is silent. */
const cut = (client: pg.Client): void =>
  void (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();

/**
 * Connections to whichever of several servers is the primary: what libpq does with target_session_attrs=read-write, and
 * beyond it, connections to a former primary that says nothing any more are cut once another has its place.
 */
export function followPrimary(hosts: readonly Host[], settings: pg.ClientConfig) {
  const living = new Map<pg.Client, Host>();
  const { find, forget, close } = createFinder(hosts, settings, (primary) => {
    for (const [client, at] of living) if (at !== primary) cut(client);
  });

  async function lead(client: pg.Client, connect: () => Promise<unknown>): Promise<void> {
    const at = await find();
    Object.assign(client, at);
    living.set(client, at);
    client.once("end", () => living.delete(client));
    try {
      await connect();
    } catch (error) {
      living.delete(client);
      forget(at);
      throw error;
    }
  }

  class Client extends pg.Client {
    override connect(): Promise<pg.Client>;
    override connect(callback: ((error: Error) => void) | ((error: null, client: pg.Client) => void)): void;
    override connect(callback?: (error: never, client: never) => void): Promise<pg.Client> | undefined {
      const led = lead(this, () => super.connect()).then(() => this);
      if (!callback) return led;
      const call = callback as (error: unknown, client: pg.Client) => void;
      led.then(
        () => call(null, this),
        (error: unknown) => call(error, this),
      );
      return undefined;
    }
  }

  return {
    Client,
    /** For the pool's onConnect: what was the primary a moment ago may have come back as a standby. */
    async assertPrimary(client: pg.ClientBase): Promise<void> {
      if (await isPrimary(client)) return;
      for (const host of hosts) forget(host);
      throw noPrimary();
    },
    close,
  };
}
