import { expect, test } from "vitest";
import { passwordFault } from "../../../src/services/accounts/password-rules.ts";

const KNOWN = ["ada_lovelace", "ada.l"];

test.each([
  "password",
  "Password1",
  "PASSWORD123!",
  "12345678",
  "87654321",
  "qwertyuiop",
  "iloveyou",
  "sunshine",
  "princess1",
  "trustno1",
  "baseball",
  "football2024",
  "aaaaaaaa",
  "abcdefgh",
  "abcabcabc",
  "11221122",
  "rng-thing1",
  "casino123",
  "ada_lovelace",
  "Ada_Lovelace1",
  "adalovelace!!",
])("%s is refused: it is among the first that are guessed", (password) => {
  expect(passwordFault(password, KNOWN)).toBeDefined();
});

test.each([
  "correct horse battery staple",
  "tr0ub4dor&3xyz",
  "zwölf Boxkämpfer",
  "kq7!vmx2",
  "ada_lovelace rides a bicycle",
  "        a longer one",
  "🦆🦆🦢🦆🦩🦆🦆🦉",
])("%s is taken, whatever kinds of characters it has", (password) => {
  expect(passwordFault(password, KNOWN)).toBeUndefined();
});

test("8 to 128 characters, no fewer and no more", () => {
  expect(passwordFault("kq7!vmx", [])).toMatch(/at least 8/);
  expect(passwordFault(`${"kq7!vmx2 ".repeat(14)}ab`, [])).toBeUndefined();
  expect(passwordFault(`${"kq7!vmx2 ".repeat(14)}abc`, [])).toMatch(/at most 128/);
});
