import { expect, test } from "vitest";
import { mailboxOf, parseEmail } from "../../../src/services/accounts/email.ts";

test.each([
  ["Ada@Example.ORG", "ada@example.org"],
  ["  ada@example.org ", "ada@example.org"],
  ["ada@münchen.example", "ada@xn--mnchen-3ya.example"],
  ["ａda@example.org", "ada@example.org"],
  ["a.b+c@sub.example.co.uk", "a.b+c@sub.example.co.uk"],
])("%j is written as %s", (text, email) => {
  expect(parseEmail(text)).toBe(email);
});

test.each([
  "",
  "ada",
  "ada@",
  "@example.org",
  "ada@localhost",
  "ada@@example.org",
  "ada@exa mple.org",
  "ada@example.org\nBcc: eve@example.org",
  "ada@example.org, eve@example.org",
  "Ada <ada@example.org>",
  '"ada"@example.org',
  ".ada@example.org",
  "ada.@example.org",
  "a..da@example.org",
  `${"a".repeat(65)}@example.org`,
  `ada@${"a".repeat(250)}.org`,
  "ada\r@example.org",
])("%j is no address: nothing that could reach a second recipient or begin a header", (text) => {
  expect(parseEmail(text)).toBeUndefined();
});

test.each([
  ["a.d.a+casino@gmail.com", "ada@gmail.com"],
  ["ada@googlemail.com", "ada@gmail.com"],
  ["a.da+x@example.org", "a.da@example.org"],
  ["+x@example.org", "+x@example.org"],
])("%s reaches the mailbox %s", (email, mailbox) => {
  expect(mailboxOf(email)).toBe(mailbox);
});
