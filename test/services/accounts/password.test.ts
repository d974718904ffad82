import { expect, test } from "vitest";
import { createPasswords } from "../../../src/services/accounts/password.ts";

const passwords = createPasswords((bytes) => new Uint8Array(bytes).fill(7));

test("a password is kept as argon2id with 19 MiB and two passes, a salt of 128 bits and a tag of 256, and each has its own salt", async () => {
  const hash = await passwords.hash("a password, and long");
  const [, salt = "", tag = ""] = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$([^$]+)\$([^$]+)$/.exec(hash) ?? [];
  expect(Buffer.from(salt, "base64")).toEqual(Buffer.alloc(16, 7));
  expect(Buffer.from(tag, "base64")).toHaveLength(32);
  expect(await passwords.verify({ hash, password: "a password, and long" })).toBe(true);
  expect(await passwords.verify({ hash, password: "a password, and wrong" })).toBe(false);
  const other = createPasswords((bytes) => new Uint8Array(bytes).fill(8));
  expect(await other.hash("a password, and long")).not.toBe(hash);
  expect(await other.verify({ hash, password: "a password, and long" })).toBe(true);
});

test("two are computed at once and two hundred wait; the next is told that the house is busy, and the line empties", async () => {
  // What is no hash costs nothing to check, but stands in line like the others.
  const check = () => passwords.verify({ hash: "none of ours", password: "x" });
  const inLine = Array.from({ length: 202 }, check);
  await expect(check()).rejects.toMatchObject({ code: "busy", retryAfterSeconds: 5 });
  expect(await Promise.all(inLine)).toEqual(Array(202).fill(false));
  expect(await check()).toBe(false);
});
