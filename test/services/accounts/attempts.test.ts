import { afterAll, beforeEach, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../../src/base/time.ts";
import { type Attempts, createAttempts, PATIENCE } from "../../../src/services/accounts/attempts.ts";
import { RESET_LINK_S } from "../../../src/services/accounts/auth.ts";
import { settableClock } from "../../support/clock.ts";
import { openFresh } from "../../support/database.ts";
import { TEST_RNG_SECRET } from "../../support/house.ts";

const fresh = await openFresh("postgres");
afterAll(() => fresh[Symbol.asyncDispose]());

const clock = settableClock();
const attempts: Attempts = createAttempts({
  database: fresh.database,
  clock,
  secret: TEST_RNG_SECRET,
  signUpsPerDay: 1,
});
// Whatever was counted before is forgotten.
beforeEach(() => clock.advance(2 * DAY_MS));

type Ask = (n: number) => Promise<{ readonly waitMs: number }>;

const place = (address: string) => ({ address, deviceId: undefined });
/** Another network each time. */
const anywhere = (n: number) => place(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`);
const OWNER = place("192.0.2.1");
const KNOWN = { address: "192.0.2.1", deviceId: "the owner's browser" };

/** How many of so many pass, one at once after the other. */
async function passing(count: number, ask: Ask): Promise<number> {
  let passed = 0;
  for (let n = 0; n < count; n += 1) if ((await ask(n)).waitMs === 0) passed += 1;
  return passed;
}

/** How many pass in so long, each as soon as it may; onPassed is told of each. */
async function untiring(forMs: number, ask: Ask, onPassed: () => unknown = () => {}): Promise<number> {
  const endMs = clock() + forMs;
  let passed = 0;
  for (let n = 0; clock() < endMs; n += 1) {
    const { waitMs } = await ask(n);
    clock.advance(waitMs);
    if (waitMs > 0) continue;
    passed += 1;
    await onPassed();
  }
  return passed;
}

test("a name in one browser: five at once, then waits that double from 15 s to 15 min, forgotten after an hour", async () => {
  const ask: Ask = () => attempts.signIn("ada", KNOWN);
  expect(await passing(5, ask)).toBe(5);
  const waits: number[] = [];
  for (let n = 0; n < 9; n += 1) {
    const { waitMs } = await ask(n);
    waits.push(waitMs / SECOND_MS);
    clock.advance(waitMs);
    expect((await ask(n)).waitMs).toBe(0);
  }
  expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900, 900]);
  clock.advance(HOUR_MS + 1);
  expect(await passing(5, ask)).toBe(5);
});

test("a name from a thousand places: fifteen at once, about 130 guesses a day at an account by both its names", async () => {
  const guess: Ask = (n) => attempts.signIn("ada", anywhere(n));
  expect(await passing(40, guess)).toBe(PATIENCE.account.free);
  expect((await attempts.signIn("ada", anywhere(50))).waitMs).toBe(MINUTE_MS);
  // The other name of the account is another count: a shared one would tell who has which address.
  expect((await attempts.signIn("ada@players.test", anywhere(51))).waitMs).toBe(0);
  clock.advance(2 * DAY_MS);
  const first = await untiring(DAY_MS, guess);
  expect(2 * first).toBeGreaterThan(125);
  expect(2 * first).toBeLessThan(140);
});

test("a stranger cannot shut out the owner: a browser that the account knows is counted by itself", async () => {
  for (let hour = 0; hour < 3; hour += 1) {
    await passing(20, (n) => attempts.signIn("ada", anywhere(n)));
    expect((await attempts.signIn("ada", OWNER)).waitMs).toBeGreaterThan(0);
    const attempt = await attempts.signIn("ada", KNOWN);
    expect(attempt.waitMs).toBe(0);
    await attempts.succeeded(attempt);
    clock.advance(HOUR_MS);
  }
  // And whoever guesses in that browser waits like everybody.
  expect(await passing(20, () => attempts.signIn("ada", KNOWN))).toBe(PATIENCE.pair.free);
});

test("who is refused because of others waits no longer for having asked", async () => {
  await untiring(30 * MINUTE_MS, (n) => attempts.signIn("ada", anywhere(n)));
  await attempts.signIn("ada", anywhere(0));
  let waited = 0;
  while ((await attempts.signIn("ada", OWNER)).waitMs > 0) {
    clock.advance(MINUTE_MS);
    waited += MINUTE_MS;
  }
  expect(waited).toBe(PATIENCE.account.waitMaxMs);
});

test("one place at any account: a hundred wrong ones, then waits; any number of right ones", async () => {
  const right: Ask = async (n) => {
    const attempt = await attempts.signIn(`pupil ${n}`, OWNER);
    if (attempt.waitMs === 0) await attempts.succeeded(attempt);
    return attempt;
  };
  const all = PATIENCE.place.free + 10;
  expect(await passing(all, right)).toBe(all);
  expect(await passing(all, (n) => attempts.signIn(`pupil ${n}`, OWNER))).toBe(PATIENCE.place.free);
  expect((await attempts.signIn("somebody", OWNER)).waitMs).toBe(MINUTE_MS);
  expect((await attempts.signIn("somebody", place("192.0.2.2"))).waitMs).toBe(0);
  clock.advance(12 * HOUR_MS + 1);
  expect(await passing(5, (n) => attempts.signIn(`pupil ${n}`, OWNER))).toBe(5);
});

test("showing the password: five wrong ones, then waits; a right one ends them", async () => {
  const ask: Ask = () => attempts.confirm("a player");
  expect(await passing(20, ask)).toBe(PATIENCE.confirm.free);
  expect((await ask(0)).waitMs).toBe(15 * SECOND_MS);
  expect((await attempts.confirm("another player")).waitMs).toBe(0);
  clock.advance(15 * SECOND_MS);
  await attempts.succeeded(await attempts.confirm("a player"));
  expect(await passing(5, ask)).toBe(5);
});

test("letters: few a day from one place, not many from a thousand, and each kind by itself", async () => {
  const fromOne: Ask = () => attempts.letter("reset", "ada@players.test", OWNER);
  expect(await passing(10, fromOne)).toBe(PATIENCE.letter.free);
  expect((await fromOne(0)).waitMs).toBe(5 * MINUTE_MS);
  expect((await attempts.letter("verification", "ada@players.test", OWNER)).waitMs).toBe(0);
  expect(await untiring(DAY_MS, fromOne)).toBeLessThan(12);
  clock.advance(2 * DAY_MS);
  const fromMany: Ask = (n) => attempts.letter("reset", "ada@players.test", anywhere(n));
  expect(await untiring(DAY_MS, fromMany)).toBeLessThan(40);
});

test("a stranger cannot keep the owner from a reset: the owner's browser is heard, and there is always a link that is good", async () => {
  const sent: number[] = [];
  let heard = 0;
  await untiring(
    12 * HOUR_MS,
    (n) => attempts.letter("reset", "ada@players.test", anywhere(n)),
    async () => {
      sent.push(clock());
      if (sent.length % 6 === 0 && (await attempts.letter("reset", "ada@players.test", KNOWN)).waitMs === 0)
        heard += 1;
    },
  );
  const gaps = sent.slice(1).map((at, n) => at - (sent[n] ?? 0));
  expect(Math.max(...gaps)).toBeLessThan(RESET_LINK_S * SECOND_MS);
  expect(heard).toBe(Math.floor(sent.length / 6));
  expect(heard).toBeGreaterThan(2);
});
