import { Redis } from "ioredis";
import { machine } from "./machine.ts";

/** How many databases Redis has unless configured otherwise; each worker of the tests takes one. */
const DATABASES = 16;

/** An empty Redis database of this worker's own, and its address. */
export async function freshRedis(): Promise<
  AsyncDisposable & { readonly url: string; readonly redis: Redis }
> {
  const url = new URL(machine("TEST_REDIS_URL"));
  url.pathname = `/${Number(process.env["VITEST_POOL_ID"] ?? 0) % DATABASES}`;
  const redis = new Redis(url.href);
  await redis.flushdb();
  return {
    url: url.href,
    redis,
    async [Symbol.asyncDispose]() {
      await redis.quit();
    },
  };
}
