import { expect } from "vitest";
import { fuzz } from "./fuzz.ts";
import { openFuzzHouse } from "./house.ts";
import { tableOf } from "./report.ts";

/** What nobody in the fuzzer's house can be told yes for, and why. */
const NEVER_YES: Readonly<Record<string, string>> = {
  claimAdmin: "there is an administrator already",
};

/** Better Auth says these as errors; they are what a client asked for. */
const CLIENTS_FAULT = /^Invalid (callback|redirect)URL: /;

/** Sends that many requests to a house of their own and holds it to everything that must be. */
export async function campaign(
  requests: number,
  seed: number,
  onProgress: (sent: number) => void = () => {},
): Promise<void> {
  await using fuzzed = await openFuzzHouse();
  const { app, faults } = fuzzed.house;
  const report = await fuzz(fuzzed, { requests, seed, onProgress });
  console.log(tableOf(report));
  const never = [...report.tallies].filter(
    ([id, { classes }]) => !id.startsWith("auth ") && !Object.hasOwn(NEVER_YES, id) && !classes["2xx"],
  );
  expect(
    never.map(([id]) => id),
    "operations that nobody was told yes for",
  ).toEqual([]);
  expect(faults.filter((fault) => !CLIENTS_FAULT.test(String(fault)))).toEqual([]);
  expect(await app.books.audit()).toMatchObject({ ok: true });
}
