import { expect, test } from "vitest";
import { createIds } from "../../src/base/id.ts";
import { makeServerSeed } from "../../src/fair/seed.ts";
import { settableClock } from "./clock.ts";
import { seededEntropy } from "./entropy.ts";

test("equal seeds give equal bytes, in whatever portions; other seeds give others", () => {
  const [one, two] = [seededEntropy("a"), seededEntropy("a")];
  expect([one(5), one(64), one(100)]).toEqual([two(5), two(64), two(100)]);
  expect(seededEntropy("b")(32)).not.toEqual(seededEntropy("a")(32));
  expect(one(33)).toHaveLength(33);
});

test("with it and a clock that stands still, a test makes the same ids and seeds every time", () => {
  const make = () => {
    const entropy = seededEntropy("run");
    const newId = createIds(settableClock(), entropy);
    return [newId(), newId(), makeServerSeed(entropy)];
  };
  expect(make()).toEqual(make());
  expect(new Set(make()).size).toBe(3);
});
