import { expect, test } from "vitest";
import { DAY_MS } from "../../src/base/time.ts";
import { planLimit } from "../../src/services/limits/plan.ts";

const NOW = Date.UTC(2026, 10, 24, 12);
const LATER = new Date(NOW + DAY_MS);
const SOON = new Date(NOW + 1_000);
const limit = (amount: bigint, next?: { amount: bigint | null; at: Date }) => ({
  kind: "loss" as const,
  span: "day" as const,
  amount,
  next,
});

test.each([
  ["a new limit counts at once", undefined, 100n, limit(100n)],
  ["no limit stays none", undefined, undefined, undefined],
  ["tighter counts at once", limit(100n), 50n, limit(50n)],
  ["looser waits a day", limit(100n), 200n, limit(100n, { amount: 200n, at: LATER })],
  ["taking it away waits a day", limit(100n), undefined, limit(100n, { amount: null, at: LATER })],
  ["the same changes nothing", limit(100n), 100n, undefined],
  ["asking again does not wait longer", limit(100n, { amount: 200n, at: SOON }), 200n, undefined],
  [
    "asking for more waits anew",
    limit(100n, { amount: 200n, at: SOON }),
    300n,
    limit(100n, { amount: 300n, at: LATER }),
  ],
  [
    "asking for what is in force calls off what waits",
    limit(100n, { amount: 200n, at: SOON }),
    100n,
    limit(100n),
  ],
  ["tighter calls off what waits", limit(100n, { amount: null, at: SOON }), 10n, limit(10n)],
] as const)("%s", (_name, before, amount, after) => {
  expect(planLimit(before, { kind: "loss", span: "day", amount }, NOW)).toEqual(after);
});
