import { Redis, type RedisOptions } from "ioredis";
import { present } from "../base/assert.ts";
import { parseHosts } from "../base/hosts.ts";

/** A command that takes longer is given up: what Redis keeps is never worth making a player wait. */
const COMMAND_TIMEOUT_MS = 250;
/** After a failure Redis is left alone for this long, so that a slow one costs a request in a second, not every request. */
const REST_MS = 1_000;
const PING_EVERY_MS = 1_000;
/** This many silent pings, and the connection is made anew: a dead network says nothing. */
const SILENT_PINGS_MAX = 3;
const RECONNECT_MAX_MS = 1_000;

/** A connection to Redis that may be lost at any moment without anybody waiting for it. */
export type Link = {
  readonly commands: Redis;
  readonly listener: Redis;
  /** Runs commands; the fallback when Redis is away, slow or broken. Never rejects. */
  attempt<T>(work: (redis: Redis) => Promise<T>, fallback: () => T | Promise<T>): Promise<T>;
  isUp(): boolean;
  close(): Promise<void>;
};

const OPTIONS = {
  commandTimeout: COMMAND_TIMEOUT_MS,
  connectTimeout: 2_000,
  enableOfflineQueue: false,
  // What one turn of the event loop asks leaves in one piece: with many players, half the work for both sides.
  enableAutoPipelining: true,
  autoResendUnfulfilledCommands: false,
  // The bus subscribes by itself whenever the connection is there. The library's own attempt has nobody who hears of its
  // failure: a connection cut at that moment would end the process.
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
  retryStrategy: (times: number) => Math.min(25 * 2 ** Math.min(times, 10), RECONNECT_MAX_MS),
} satisfies RedisOptions;

const SENTINEL_PORT = 26_379;

/**
 * redis+sentinel://user:password@a:26379,b:26379/name?db=0: asks the sentinels where the master of that name is. User and
 * password are the master's; the sentinels' own password is the query's sentinel-password.
 */
function sentinelOptions(url: string) {
  const { first: one, hosts } = present(parseHosts(url, SENTINEL_PORT), "the address of the sentinels");
  const first = new URL(one);
  const sentinelPassword = first.searchParams.get("sentinel-password");
  return {
    sentinels: hosts.map((host) => ({ ...host })),
    name: decodeURIComponent(first.pathname.slice(1)) || "mymaster",
    ...(first.username === "" ? {} : { username: decodeURIComponent(first.username) }),
    ...(first.password === "" ? {} : { password: decodeURIComponent(first.password) }),
    ...(sentinelPassword === null ? {} : { sentinelPassword }),
    db: Number(first.searchParams.get("db") ?? 0),
    sentinelRetryStrategy: OPTIONS.retryStrategy,
  } satisfies RedisOptions;
}

function connect(url: string, connectionName: string): Redis {
  const options = { ...OPTIONS, connectionName };
  return url.startsWith("redis+sentinel:")
    ? new Redis({ ...options, ...sentinelOptions(url) })
    : new Redis(url, options);
}

/** Pings a connection and makes it anew when it stays silent. Returns the stop. */
function keepAwake(redis: Redis, onSilence: () => void): () => void {
  let silent = 0;
  const timer = setInterval(() => {
    if (redis.status !== "ready") return;
    redis.ping().then(
      () => {
        silent = 0;
      },
      () => {
        onSilence();
        silent += 1;
        if (silent < SILENT_PINGS_MAX) return;
        silent = 0;
        redis.disconnect(true);
      },
    );
  }, PING_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** onChange hears of every loss and every return, once each. */
export function openLink(url: string, onChange: (up: boolean, error?: unknown) => void): Link {
  const commands = connect(url, "rng-thing");
  const listener = connect(url, "rng-thing-bus");
  let restUntilMs = 0;
  let up = false;
  let closing = false;
  const tell = (now: boolean, error?: unknown): void => {
    // A connection that we close ourselves is no loss.
    if (now === up || closing) return;
    up = now;
    onChange(now, error);
  };
  const fail = (error: unknown): void => {
    restUntilMs = performance.now() + REST_MS;
    tell(false, error);
  };
  commands.on("error", fail);
  commands.on("close", () => tell(false));
  commands.on("ready", () => {
    restUntilMs = 0;
    tell(true);
  });
  listener.on("error", () => {});
  const stops = [
    keepAwake(commands, () => fail(new Error("Redis does not answer"))),
    keepAwake(listener, () => {}),
  ];
  return {
    commands,
    listener,
    async attempt(work, fallback) {
      if (commands.status !== "ready" || performance.now() < restUntilMs) return await fallback();
      try {
        const result = await work(commands);
        tell(true);
        return result;
      } catch (error) {
        fail(error);
        return await fallback();
      }
    },
    isUp: () => commands.status === "ready" && performance.now() >= restUntilMs,
    async close() {
      closing = true;
      for (const stop of stops) stop();
      commands.disconnect();
      listener.disconnect();
    },
  };
}
