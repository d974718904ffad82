import { expect, test } from "vitest";
import { ask, faultIn } from "../../tools/deploy/bets.ts";
import { compare } from "../../tools/deploy/trial.ts";
import type { Answer, Person } from "../support/people.ts";

const ROUND = {
  id: "01a220b9-0508-7000-876b-201e52b55b2d",
  game: "coinflip",
  state: "settled",
  stake: 100,
  openingStake: 100,
  payout: 198,
  multiplier: 19_800,
  bet: { side: "heads" },
  outcome: {},
  moves: [],
  nonce: 0,
  clientSeed: "a",
  serverSeedHash: "b",
  serverSeed: null,
  rulesId: "c",
  createdAt: "2026-11-28T05:00:00.000Z",
  settledAt: "2026-11-28T05:00:00.000Z",
} as const;
const PLAYED = { round: { ...ROUND, moves: [] }, balances: { credits: 1_098 } };

/** Somebody whose every request gets this answer. */
const answered = (status: number, body: unknown, headers: Record<string, string> = {}): Person =>
  ({
    ask: async (): Promise<Answer> => ({ status, body, headers: new Headers(headers) }),
  }) as unknown as Person;

test("the trial takes a round or 503 with a time to come back, and everything else for wrong", async () => {
  const later = { "retry-after": "1" };
  expect(await ask(answered(201, PLAYED), "k")).toEqual({ kind: "played", played: PLAYED });
  expect(await ask(answered(503, { code: "unavailable" }, later), "k")).toMatchObject({ kind: "refused" });
  for (const [status, body, headers] of [
    [503, { code: "unavailable" }, {}],
    [503, "<html>", later],
    [500, { code: "internal" }, later],
    [409, { code: "insufficient-funds" }, {}],
    [201, { round: {} }, {}],
  ] as const)
    expect(await ask(answered(status, body, headers), "k")).toMatchObject({ kind: "wrong" });
});

test("the trial sees an answer that does not add up, or is of another bet", () => {
  expect(faultIn(PLAYED, 1_000)).toBeUndefined();
  expect(faultIn(PLAYED, 999)).toContain("1098 were told");
  expect(faultIn({ ...PLAYED, round: { ...PLAYED.round, stake: 200 } }, 1_100)).toContain("not the bet");
});

test("the trial sees a round that is lost, and one that is kept otherwise", () => {
  const told = { askedMs: 0, answeredMs: 1, stake: 100, payout: 198 };
  const all = new Map([
    ["a", told],
    ["b", told],
  ]);
  expect(compare(all, new Map([...all]))).toEqual({ lost: 0, wrong: [] });
  expect(compare(all, new Map([["a", { stake: 100, payout: 0 }]]))).toEqual({
    lost: 1,
    wrong: ["round a is kept otherwise"],
  });
});
