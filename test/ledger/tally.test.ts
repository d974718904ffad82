import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LIMIT_KINDS, PAUSE_MAX_MS } from "../../src/base/limits.ts";
import { SPANS, spanStart } from "../../src/base/span.ts";
import { DAY_MS, MINUTE_MS } from "../../src/base/time.ts";
import { countsAt, type Guard } from "../../src/ledger/guards/guard.ts";
import { openTally } from "../../src/ledger/guards/tally.ts";

/** A Tuesday noon. */
const NOW = Date.UTC(2026, 10, 24, 12);

const open: Guard = {
  breakUntilMs: undefined,
  excludedUntilMs: undefined,
  bannedUntilMs: undefined,
  checkEveryMs: undefined,
  uncheckedMs: 0,
  limits: [],
  counts: SPANS.map((span) => ({
    span,
    sinceMs: spanStart(span, NOW),
    staked: 0n,
    returned: 0n,
    playedMs: 0,
  })),
};
const limit = (kind: (typeof LIMIT_KINDS)[number], span: (typeof SPANS)[number], amount: bigint) => ({
  kind,
  span,
  amount,
});
const codeOf = (guard: Guard, stake: bigint, playedAt?: number, now = NOW): string | undefined =>
  openTally(guard, playedAt, now).refusalOf(stake)?.code;

describe("a bet is stopped by", () => {
  const tomorrow = NOW + DAY_MS;
  test.each([
    ["nothing", {}, undefined],
    ["a break", { breakUntilMs: tomorrow }, "excluded"],
    ["an exclusion", { excludedUntilMs: tomorrow }, "excluded"],
    ["a ban", { bannedUntilMs: tomorrow }, "excluded"],
    ["no break that is over", { breakUntilMs: NOW, excludedUntilMs: NOW, bannedUntilMs: NOW }, undefined],
    ["a wager limit that it would pass", { limits: [limit("wager", "day", 99n)] }, "limit-reached"],
    ["no wager limit that it just reaches", { limits: [limit("wager", "day", 100n)] }, undefined],
    ["a loss limit that it could pass", { limits: [limit("loss", "week", 99n)] }, "limit-reached"],
    ["a time limit of nothing", { limits: [limit("time", "month", 0n)] }, "limit-reached"],
    ["a reality check that is due", { checkEveryMs: MINUTE_MS, uncheckedMs: MINUTE_MS }, "reality-check"],
  ] as const)("%s", (_name, change, code) => {
    expect(codeOf({ ...open, ...change }, 100n)).toBe(code);
  });
});

test("a refusal says in words what stands in the way, that nothing was staked, and when it ends", () => {
  const refusal = openTally({ ...open, limits: [limit("loss", "day", 5_000n)] }, undefined, NOW).refusalOf(
    6_000n,
  );
  expect(refusal?.message).toBe(
    "Your limit is 50.00 credits a day lost: 50.00 of it is left, and this would stake 60.00. A new day begins on 2026-11-25 00:00 UTC. Nothing was staked.",
  );
  expect(refusal?.endsAt?.toISOString()).toBe("2026-11-25T00:00:00.000Z");
  const banned = openTally({ ...open, bannedUntilMs: Date.UTC(9999, 0, 1) }, undefined, NOW).refusalOf(0n);
  expect(banned?.message).toBe("This account is closed by the house for good. Nothing was staked.");
});

test("winnings widen a loss limit, and only that one", () => {
  const tally = openTally({ ...open, limits: [limit("loss", "day", 100n)] }, undefined, NOW);
  tally.add(100n, 500n);
  expect(tally.refusalOf(500n)).toBeUndefined();
  expect(tally.refusalOf(501n)?.code).toBe("limit-reached");
  const wager = openTally({ ...open, limits: [limit("wager", "day", 100n)] }, undefined, NOW);
  wager.add(100n, 500n);
  expect(wager.refusalOf(1n)?.code).toBe("limit-reached");
});

test("time between two rounds is play up to a quarter of an hour, and none beyond", () => {
  const guard = { ...open, limits: [limit("time", "day", 15n)], checkEveryMs: 15 * MINUTE_MS };
  expect(codeOf(guard, 1n, NOW - PAUSE_MAX_MS)).toBe("limit-reached");
  expect(codeOf(guard, 1n, NOW - PAUSE_MAX_MS - 1)).toBeUndefined();
  expect(codeOf({ ...guard, limits: [] }, 1n, NOW - PAUSE_MAX_MS)).toBe("reality-check");
});

test("a span that is over begins anew; one that another process has begun is kept", () => {
  const used = {
    ...open,
    counts: open.counts.map((count) => ({ ...count, staked: 50n, playedMs: MINUTE_MS })),
  };
  const next = countsAt(used.counts, undefined, NOW + DAY_MS);
  expect(next.map(({ span, staked }) => [span, staked])).toEqual([
    ["day", 0n],
    ["week", 50n],
    ["month", 50n],
  ]);
  // A clock that is behind: yesterday's last minute, while the counts are today's.
  expect(countsAt(used.counts, undefined, spanStart("day", NOW) - 1).map(({ staked }) => staked)).toEqual([
    50n,
    50n,
    50n,
  ]);
});

test("whatever comes out, bets that pass never stake or lose more than a limit, in any span", () => {
  const bet = fc.record({
    stake: fc.bigInt({ min: 1n, max: 400n }),
    payout: fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 1_500n })),
    afterMs: fc.integer({ min: 0, max: 2 * DAY_MS }),
  });
  const limits = fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom("loss" as const, "wager" as const),
      span: fc.constantFrom(...SPANS),
      amount: fc.bigInt({ min: 0n, max: 2_000n }),
    }),
    { selector: ({ kind, span }) => `${kind} ${span}` },
  );
  fc.assert(
    fc.property(fc.array(bet, { maxLength: 60 }), limits, (bets, set) => {
      let guard: Guard = { ...open, limits: set };
      let now = NOW;
      const passed: { at: number; stake: bigint; payout: bigint }[] = [];
      for (const { stake, payout, afterMs } of bets) {
        now += afterMs;
        const tally = openTally(guard, undefined, now);
        if (tally.refusalOf(stake)) continue;
        tally.add(stake, payout);
        guard = { ...guard, ...tally.tallied() };
        passed.push({ at: now, stake, payout });
        for (const { kind, span, amount } of set) {
          const inSpan = passed.filter(({ at }) => at >= spanStart(span, now));
          const staked = inSpan.reduce((sum, one) => sum + one.stake, 0n);
          const returned = inSpan.reduce((sum, one) => sum + one.payout, 0n);
          expect(kind === "wager" ? staked : staked - returned).toBeLessThanOrEqual(amount);
        }
      }
    }),
  );
});
