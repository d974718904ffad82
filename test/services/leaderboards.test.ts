import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import { DAY_MS } from "../../src/base/time.ts";
import { periodOf } from "../../src/services/leaderboards.ts";
import { BOARD_WINDOWS, BOARDS, type Board, type BoardWindow } from "../../src/store/leaderboards.ts";
import { arrive, openStage } from "../security/stage.ts";
import { ENGINES } from "../support/database.ts";
import { openHouse } from "../support/house.ts";
import type { Person } from "../support/people.ts";
import { addPlayer, play, sealAll } from "../support/play.ts";
import { freshRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

type Move = { player_id: string; id: string; kind: string; amount: bigint; day: string };

/** What the rankings must be, worked out here from the bare transfers. */
async function recompute(app: App, board: Board, window: BoardWindow, nowMs: number) {
  const { rows } = await app.database.pool.query<Move>(`
    SELECT player_id, id, kind, amount, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day
    FROM transfers WHERE kind IN ('stake', 'payout') ORDER BY id, leg`);
  const period = periodOf(window, nowMs);
  const inPeriod = (day: string): boolean => periodOf(window, Date.parse(`${day}T00:00:00Z`)) === period;
  const staked = new Map<string, bigint>();
  for (const { id, kind, amount } of rows)
    if (kind === "stake") staked.set(id, (staked.get(id) ?? 0n) + amount);
  const values = new Map<string, bigint>();
  for (const { player_id, id, kind, amount, day } of rows) {
    if (!inPeriod(day)) continue;
    const before = values.get(player_id) ?? 0n;
    const stake = staked.get(id) ?? 0n;
    const most = (value: bigint): bigint => (kind === "payout" && value > before ? value : before);
    const next: Record<Board, bigint> = {
      net: before + (kind === "payout" ? amount : -amount),
      wagered: kind === "stake" ? before + amount : before,
      "biggest-win": most(amount - stake),
      "biggest-multiplier": stake > 0n ? most((amount * 10_000n) / stake) : before,
    };
    values.set(player_id, next[board]);
  }
  return [...values]
    .filter(([, value]) => value > 0n)
    .sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1))
    .map(([playerId, value]) => ({ playerId, value }));
}

const bare = (lines: readonly { playerId: string; value: bigint }[]) =>
  lines.map(({ playerId, value }) => ({ playerId, value }));

async function expectRight(app: App, nowMs: number): Promise<void> {
  for (const board of BOARDS)
    for (const window of BOARD_WINDOWS)
      expect({ board, window, lines: bare(await app.leaderboards.top(board, window, 100)) }).toEqual({
        board,
        window,
        lines: await recompute(app, board, window, nowMs),
      });
}

/** A stretch of play: who bets how often on what, after how many hours, and whether a block is sealed then. */
const stretch = fc.record({
  who: fc.nat({ max: 3 }),
  rounds: fc.integer({ min: 1, max: 4 }),
  stake: fc.bigInt({ min: 100n, max: 300n }),
  number: fc.nat({ max: 36 }),
  game: fc.constantFrom("coinflip" as const, "roulette" as const),
  hours: fc.nat({ max: 200 }),
  seal: fc.boolean(),
});

describe.each(ENGINES)("on %s", (engine) => {
  test("rankings equal a recomputation from the ledger, however blocks cut it", async () => {
    await using house = await openHouse(engine);
    const { app, clock } = house;
    const players = await Promise.all([1, 2, 3, 4].map(() => addPlayer(app)));
    await fc.assert(
      fc.asyncProperty(fc.array(stretch, { minLength: 1, maxLength: 6 }), async (stretches) => {
        for (const { who, rounds, stake, number, game, hours, seal } of stretches) {
          clock.advance(hours * 3_600_000);
          const bet =
            game === "coinflip"
              ? { side: "heads" }
              : { bets: [{ type: "straight", on: number, stake: Number(stake) }] };
          await play(app, players[who] as string, rounds, { game, stake, bet });
          if (seal) await sealAll(app);
          await app.leaderboards.tally();
        }
        await sealAll(app);
        await app.leaderboards.tally();
        await app.leaderboards.publish();
        await expectRight(app, clock());
      }),
      { numRuns: engine === "postgres" ? 12 : 4, seed: 7 },
    );
    expect(house.faults).toEqual([]);
  });
});

test("through Redis every process reads the same rankings, and when Redis is emptied they come from SQL", async () => {
  await using redis = await freshRedis();
  await using house = await openHouse("postgres", { env: { REDIS_URL: redis.url } });
  const { app, clock } = house;
  await until(() => app.cluster.redis() === "up");
  const players = await Promise.all([1, 2, 3].map(() => addPlayer(app)));
  for (const player of players) await play(app, player, 10);
  await sealAll(app);
  await app.leaderboards.tally();
  await app.leaderboards.publish();
  await expectRight(app, clock());
  expect((await redis.redis.keys("rng:board:*")).length).toBeGreaterThan(BOARDS.length);
  // Read without a question to the database: the rankings stay what they were although more was tallied.
  const before = await app.leaderboards.top("wagered", "all", 10);
  await play(app, players[0] as string, 5);
  await sealAll(app);
  await app.leaderboards.tally();
  expect(await app.leaderboards.top("wagered", "all", 10)).toEqual(before);
  await redis.redis.flushdb();
  await expectRight(app, clock());
  const first = (await app.leaderboards.top("wagered", "all", 1))[0];
  expect(await app.leaderboards.placeOf("wagered", "all", first?.playerId ?? "")).toEqual({
    place: 0,
    value: first?.value,
  });
});

test("a crowd that reads the rankings over HTTP is served from Redis: PostgreSQL is asked nothing, and no id is told", async () => {
  await using redis = await freshRedis();
  await using stage = await openStage("postgres", { env: { REDIS_URL: redis.url } });
  const { app } = stage.house;
  await until(() => app.cluster.redis() === "up");
  const visitors = await Promise.all([1, 2, 3].map(() => arrive(stage)));
  for (const { id } of visitors) await play(app, id, 4);
  await sealAll(app);
  await app.leaderboards.tally();
  await app.leaderboards.publish();
  const look = (person: Person, board: Board, window: BoardWindow) =>
    person.call("getLeaderboard", { params: { board }, query: { window } });
  // Sessions are remembered from their first request on.
  for (const { person } of visitors) await look(person, "net", "day");
  let questions = 0;
  app.database.pool.on("acquire", () => {
    questions += 1;
  });
  const answers = await Promise.all(
    Array.from({ length: 240 }, (_, n) =>
      look(
        visitors[n % 3]?.person as Person,
        BOARDS[n % BOARDS.length] as Board,
        BOARD_WINDOWS[n % BOARD_WINDOWS.length] as BoardWindow,
      ),
    ),
  );
  expect(questions).toBe(0);
  const wagered = answers.filter(({ board }) => board === "wagered");
  for (const { lines, mine } of wagered) {
    expect(lines.map(({ value }) => value)).toEqual([400, 400, 400]);
    expect(lines.filter(({ you }) => you)).toEqual([expect.objectContaining({ rank: mine?.rank })]);
  }
  const told = JSON.stringify(answers);
  expect(visitors.filter(({ id }) => told.includes(id))).toEqual([]);
});

test("who hides, is banned or has gone is in no ranking, and comes back", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  const [shy, banned, open] = await Promise.all([1, 2, 3].map(() => addPlayer(app)));
  for (const player of [shy, banned, open]) await play(app, player as string, 3);
  await sealAll(app);
  await app.leaderboards.tally();
  await app.leaderboards.setHidden(shy as string, true);
  await app.database.pool.query("UPDATE players SET banned = true WHERE id = $1", [banned]);
  await app.leaderboards.publish();
  expect(bare(await app.leaderboards.top("wagered", "day", 9)).map((line) => line.playerId)).toEqual([open]);
  expect(await app.leaderboards.isHidden(shy as string)).toBe(true);
  await app.leaderboards.setHidden(shy as string, false);
  await app.leaderboards.publish();
  expect(await app.leaderboards.top("wagered", "day", 9)).toHaveLength(2);
});

test("without a shared ranking a crowd of readers asks the database once", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  await play(app, await addPlayer(app), 3);
  await sealAll(app);
  await app.leaderboards.tally();
  let questions = 0;
  const { pool } = app.database;
  const count = (): void => {
    questions += 1;
  };
  pool.on("acquire", count);
  await Promise.all(Array.from({ length: 200 }, () => app.leaderboards.top("net", "day", 10)));
  expect(questions).toBe(1);
  house.clock.advance(DAY_MS / 96 + 1);
  await app.leaderboards.top("net", "day", 10);
  expect(questions).toBe(2);
});

test("weeks begin on Monday, months on the first, in UTC", () => {
  const sunday = Date.UTC(2026, 10, 29, 23, 59);
  expect(BOARD_WINDOWS.map((window) => periodOf(window, sunday))).toEqual([
    "2026-11-29",
    "2026-11-23",
    "2026-11-01",
    "1970-01-01",
  ]);
  expect(periodOf("week", sunday + 60_000)).toBe("2026-11-30");
  expect(periodOf("month", Date.UTC(2024, 1, 29))).toBe("2024-02-01");
});
