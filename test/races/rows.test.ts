import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import { Refusal } from "../../src/base/refusal.ts";
import { DAY_MS } from "../../src/base/time.ts";
import { withTx } from "../../src/db/tx.ts";
import { OPENING_CREDITS } from "../../src/ledger/chart.ts";
import type { OfferChange } from "../../src/services/admin/offers.ts";
import { putEmailChange } from "../../src/store/email-changes.ts";
import { settableClock } from "../support/clock.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { hold } from "../support/held.ts";
import { type House, openHouseOn } from "../support/house.ts";
import { addAccount, addPlayer } from "../support/play.ts";

/** Two processes of one house, each with connections and memory of its own. */
let fresh: FreshDatabase;
let houses: [House, House];
const clock = settableClock(Date.now());
beforeAll(async () => {
  fresh = await freshDatabase("postgres");
  houses = [await openHouseOn(fresh.settings, { clock }), await openHouseOn(fresh.settings, { clock })];
});
afterAll(async () => {
  await Promise.all(houses.map((house) => house[Symbol.asyncDispose]()));
  await fresh[Symbol.asyncDispose]();
});

const apps = (): [App, App] => [houses[0].app, houses[1].app];
const holdSeat = (player: string) =>
  hold(fresh.settings, "SELECT 1 FROM seats WHERE player_id = $1 FOR UPDATE", [player]);
const holdPlayer = (player: string) =>
  hold(fresh.settings, "SELECT 1 FROM players WHERE id = $1 FOR UPDATE", [player]);

const codeOf = (error: unknown): unknown => (error instanceof Refusal ? error.code : error);

async function openMines(app: App, player: string): Promise<string> {
  const order = { playerId: player, game: "mines" as const, stake: 100n, bet: { mines: 1 } };
  const { round } = await app.rounds.play({ ...order, key: randomUUID() });
  return round.id;
}
const reveal = (app: App, playerId: string, roundId: string, cell: number) =>
  app.rounds.move({ playerId, roundId, move: { move: "reveal", cell }, key: randomUUID() });

test("moves of one round at once, through two processes, are made one after another, and none is forgotten", async () => {
  const [one, two] = apps();
  const player = await addPlayer(one);
  const roundId = await openMines(one, player);
  const cells = [3, 7, 11, 15, 19, 23];
  await using held = await holdSeat(player);
  const moving = Promise.allSettled(
    cells.map((cell, at) => reveal(at % 2 === 0 ? one : two, player, roundId, cell)),
  );
  await held.line(cells.length);
  await held.release();
  const ends = await moving;
  const made = ends.flatMap((end) => (end.status === "fulfilled" ? [end.value.round] : []));
  // A mine ends the round: whoever comes after is told so.
  for (const end of ends) if (end.status === "rejected") expect(codeOf(end.reason)).toBe("round-settled");
  expect(made.map(({ moves }) => moves.length).toSorted()).toEqual(made.map((_, at) => at + 1));
  const { round } = await two.rounds.proof(player, roundId);
  expect(round.moves).toEqual(made.find(({ moves }) => moves.length === made.length)?.moves);
});

test.each(["the player", "the house"])(
  "a player's move against the default move of a round whose time is up: %s comes first, and only that counts",
  async (first) => {
    const [one, two] = apps();
    const player = await addPlayer(one);
    clock.advance(DAY_MS + 1);
    await one.rounds.expire(10);
    const roundId = await openMines(one, player);
    clock.advance(DAY_MS + 1);
    await using held = await holdSeat(player);
    const mine = () => reveal(one, player, roundId, 12).then(({ round }) => round.moves.length, codeOf);
    const theirs = () => two.rounds.expire(10);
    let moving: Promise<unknown>;
    let expiring: Promise<number>;
    if (first === "the player") {
      moving = mine();
      await held.line(1);
      expiring = theirs();
    } else {
      expiring = theirs();
      await held.line(1);
      moving = mine();
    }
    await held.line(2);
    await held.release();
    expect([await moving, await expiring]).toEqual(first === "the player" ? [1, 0] : ["round-settled", 1]);
    expect([...houses[0].faults, ...houses[1].faults]).toEqual([]);
  },
);

test("seeds are rotated beside bets through two processes: no nonce twice, none left out, no bet under a seed that is known", async () => {
  const player = await addPlayer(houses[0].app);
  const order = { playerId: player, game: "coinflip" as const, stake: 100n, bet: { side: "heads" } };
  const answered: Promise<unknown>[] = [];
  for (const app of apps())
    for (let n = 0; n < 60; n += 1) {
      answered.push(app.rounds.play({ ...order, key: randomUUID() }));
      if (n % 10 === 5) answered.push(app.seeds.rotate(player, undefined));
    }
  await Promise.all(answered);
  const { rows } = await houses[0].app.database.pool.query<Record<string, bigint>>(
    `SELECT s.rounds AS known, count(r.nonce) AS played, count(DISTINCT r.nonce) AS nonces, coalesce(max(r.nonce) + 1, 0) AS next
     FROM seed_pairs s LEFT JOIN rounds r ON r.player_id = s.player_id AND r.seed_pair_id = s.id
     WHERE s.player_id = $1 AND s.state = 'revealed' GROUP BY s.id, s.rounds`,
    [player],
  );
  expect(rows).toHaveLength(12);
  for (const { known, played, nonces, next } of rows)
    expect([played, nonces, next]).toEqual([known, known, known]);
});

test("two processes see a player for the first time at once: one opening balance, one seat", async () => {
  const [one, two] = apps();
  const player = await addAccount(one);
  await using held = await holdPlayer(player);
  const opening = Promise.all([one.players.open(player), two.players.open(player)]);
  await held.line(2);
  await held.release();
  await opening;
  expect((await one.wallet.balances(player)).credits).toBe(OPENING_CREDITS);
  const { rows } = await one.database.pool.query<{ kind: string }>(
    "SELECT kind FROM transfers WHERE player_id = $1",
    [player],
  );
  expect(rows).toEqual([{ kind: "opening" }, { kind: "opening" }]);
  expect((await two.seeds.view(player)).past).toEqual([]);
});

test("two new names of one player at once: one is taken, the other is told to wait", async () => {
  const player = await addPlayer(houses[0].app);
  await using held = await holdPlayer(player);
  const names = ["Ada", "Eve"].map((name) => `${name}${randomUUID().slice(0, 8)}`);
  const renaming = Promise.all(
    apps().map((app, at) => app.accounts.rename(player, names[at] as string).then(() => "done", codeOf)),
  );
  await held.line(2);
  await held.release();
  expect((await renaming).toSorted()).toEqual(["done", "limit-reached"]);
});

test("the link to a new address is opened twice at once: it counts once", async () => {
  const { app } = houses[0];
  const player = await addPlayer(app);
  const [token, email] = [randomUUID(), `${randomUUID()}@players.test`];
  const expiresAt = new Date(clock() + DAY_MS);
  await withTx(app.database, (tx) =>
    putEmailChange(tx, player, token, { email, expiresAt }, new Date(clock())),
  );
  await using held = await hold(
    fresh.settings,
    "SELECT 1 FROM email_changes WHERE player_id = $1 FOR UPDATE",
    [player],
  );
  const opening = Promise.all(
    apps().map(({ accounts }) => accounts.email.confirm(token).then(() => "done", codeOf)),
  );
  await held.line(2);
  await held.release();
  expect((await opening).toSorted()).toEqual(["done", "invalid"]);
});

test("two stakes of a game are set at once: neither takes the other back", async () => {
  const change = (app: App, what: OfferChange) =>
    app.admin.offers.change({ actorId: undefined, game: "keno", change: what, reason: "a test" });
  const [one, two] = apps();
  await change(one, { enabled: true });
  await using held = await hold(fresh.settings, "SELECT 1 FROM game_settings WHERE game = 'keno' FOR UPDATE");
  const setting = [change(one, { stakeMin: 200n }), change(two, { stakeMax: 5_000n })];
  await held.line(2);
  await held.release();
  await Promise.all(setting);
  expect(await change(two, {})).toMatchObject({ stakeMin: 200n, stakeMax: 5_000n });
});

test("after all of that the books are right", async () => {
  expect(await houses[0].app.books.audit()).toMatchObject({ ok: true });
});
