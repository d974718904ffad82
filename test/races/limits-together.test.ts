import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { LIMITS } from "../../src/http/limits.ts";
import { openBranchOn } from "../support/branch.ts";
import { freshDatabase } from "../support/database.ts";
import { type Answer, type Person, signUp, stranger } from "../support/people.ts";
import type { ServerProcess } from "../support/process.ts";
import { freshRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

type Redis = Awaited<ReturnType<typeof freshRedis>>["redis"];
const { max, timeWindow } = LIMITS.support;

/** A process that has not found Redis yet counts alone, and says so to nobody: what it counts must be seen to arrive. */
async function countsInRedis(redis: Redis, server: ServerProcess): Promise<void> {
  const counted = async (): Promise<number> => {
    const keys = await redis.keys("rng:limit:read:*");
    const counts = await Promise.all(keys.map((key) => redis.get(key)));
    return counts.reduce((sum, count) => sum + Number(count), 0);
  };
  await until(async () => {
    const before = await counted();
    await stranger(server).ask("listGames", {});
    return (await counted()) > before;
  });
}

/** A request of the class support that gets to its verb and finds nothing: it is counted all the same. */
const knock = (person: Person): Promise<Answer> =>
  person.ask("replyTicket", { params: { id: randomUUID() }, body: { text: "Is anybody there?" } });

test("a class of limits is counted by all processes together: one request too many is refused, whichever of them is asked", async () => {
  await using redis = await freshRedis();
  await using branch = await openBranchOn(await freshDatabase("postgres"), 2, { REDIS_URL: redis.url });
  for (const server of branch.servers) await countsInRedis(redis.redis, server);
  const [one, two] = branch.servers as [ServerProcess, ServerProcess];
  const person = await signUp(one);
  const [here, there] = [person.through(one), person.through(two)];

  const statuses: number[] = [];
  for (let n = 0; n < max; n += 1) statuses.push((await knock(n % 2 === 0 ? here : there)).status);
  expect(statuses).toEqual(Array.from({ length: max }, () => 404));

  for (const door of [here, there]) {
    const refused = await knock(door);
    expect(refused).toMatchObject({ status: 429, body: { code: "rate-limited" } });
    const waitS = Number(refused.headers.get("retry-after"));
    expect(waitS).toBeGreaterThanOrEqual(1);
    expect(waitS).toBeLessThanOrEqual(timeWindow / 1_000);
    // Neither other classes nor other people are meant.
    expect((await door.ask("getWallet", {})).status).toBe(200);
  }
  expect((await knock(await signUp(two))).status).toBe(404);
});
