import fc from "fast-check";
import { expect, test } from "vitest";
import { isReserved, nameFault, nameKey } from "../../../src/services/accounts/names.ts";

test.each([
  ["ada", "Ada"],
  ["bob0", "bobo"],
  ["l1l", "lil"],
  ["Ill", "lll"],
  ["modern_joe", "modem_joe"],
  ["vvill", "will"],
  ["john__doe", "john_doe"],
  ["_john_", "john"],
])("%s and %s cannot both be had, because they read the same", (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

test.each([
  ["ada", "adah"],
  ["john_doe", "johndoe"],
  ["player1", "player2"],
  ["anna", "hanna"],
])("%s and %s are different people", (one, other) => {
  expect(nameKey(one)).not.toBe(nameKey(other));
});

test.each([
  "admin",
  "Admin",
  "adm1n",
  "4dm1n",
  "ADMlN",
  "joe_admin",
  "adminjoe",
  "m0derator",
  "rnoderator",
  "the_support",
  "Supp0rt",
  "rng_thing",
  "RNGTHING1",
  "official_bob",
  "root",
  "r00t",
  "house",
  "sys_mod",
])("%s is the house's own", (name) => {
  expect(isReserved(name)).toBe(true);
  expect(nameFault(name)).toBeDefined();
});

test.each(["badminton", "housewife", "ada", "rooter", "modest", "bothy", "dealership", "x_y", "Player_7"])(
  "%s is anybody's",
  (name) => {
    expect(nameFault(name)).toBeUndefined();
  },
);

test.each(["ab", "a".repeat(21), "ada lovelace", "ada-l", "adä", "___", "ada\n", "", "ada.l", "а​da"])(
  "%j is no name at all",
  (name) => {
    expect(nameFault(name)).toBeDefined();
  },
);

test("the key of a name is the key of its key: nothing slips through by being folded once more", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9_]{3,20}$/), (name) => {
      expect(nameKey(nameKey(name))).toBe(nameKey(name));
      expect(nameKey(name.toUpperCase())).toBe(nameKey(name));
    }),
  );
});
