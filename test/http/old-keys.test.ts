import { expect, test } from "vitest";
import { cookiesForAuth } from "../../src/http/old-keys.ts";

const sessions = { signAnew: (value: string) => (value === "old.sig" ? "new.s+g=" : undefined) };

test("Better Auth reads the cookies that the house has read, and no second session beside them", () => {
  const cookies = {
    "\u00a0__Host-rng.session_token": "thief.sig",
    "__Host-rng.session_token": "victim.sig",
    "a b": "1",
    gone: undefined,
  };
  expect(cookiesForAuth(cookies, sessions)).toBe("__Host-rng.session_token=victim.sig");
  expect(cookiesForAuth({}, sessions)).toBe("");
});

test("what an older key has signed is signed anew, and a value cannot become another cookie", () => {
  expect(cookiesForAuth({ one: "old.sig", two: "x; one=evil" }, sessions)).toBe(
    "one=new.s%2Bg%3D; two=x%3B%20one%3Devil",
  );
});
