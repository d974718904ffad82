import { hash } from "node:crypto";
import { readFileSync } from "node:fs";

export const PASSWORD_LENGTH = { min: 8, max: 128 } as const;

/**
 * The 10,000 most frequent passwords of at least eight characters in leaked collections, most of them Mark Burnett's
 * list of ten million, in the order in which Dropbox's zxcvbn ranks them (data/passwords.txt, MIT licence). ASVS 5.0
 * 6.2.4 asks for the 3,000 most frequent. Kept as the first 48 bits of their SHA-256, because many are not fit to print;
 * a password that is hit by chance has a chance of 10,000 in 2^48.
 */
const LIST = new URL("common-passwords.txt", import.meta.url);
let famous: ReadonlySet<string> | undefined;

const markOf = (password: string): string => hash("sha256", password, "base64url").slice(0, 8);

/** Whether it is on everybody's list of first guesses, in any capitals, with or without digits and marks at its end. */
function isFamous(password: string): boolean {
  famous ??= new Set(readFileSync(LIST, "utf8").split("\n"));
  const plain = password.toLowerCase();
  const bare = plain.replace(/[\d!?.*#$@_-]+$/, "");
  return famous.has(markOf(plain)) || (bare.length >= PASSWORD_LENGTH.min && famous.has(markOf(bare)));
}

/** Shown to an attacker by the page itself. */
const OF_THE_HOUSE = ["rngthing", "casino", "password", "passwort"] as const;

/** Every character follows from the one before: equal, next or previous. */
function isRun(password: string): boolean {
  const codes = [...password].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}

/** A short text again and again: abcabcabc. */
const isRepeated = (password: string): boolean => /^(.{1,4})\1+.{0,3}$/u.test(password);

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");

/** Whether little is left once a word that an attacker knows is taken away. */
function leansOn(password: string, word: string): boolean {
  return word.length >= 3 && password.includes(word) && password.replaceAll(word, "").length < 4;
}

/** What everybody can see of an account, or guess: nothing that a password may lean on. */
export const wordsOf = (username: string, email: string): readonly string[] => [
  username,
  email.split("@")[0] ?? "",
];

/**
 * Why a password is too easy to guess; undefined when it is not. There are no rules about kinds of characters (ASVS 5.0
 * 6.2.5): length and not being guessable is what counts. known: words that belong to the account.
 */
export function passwordFault(password: string, known: readonly string[]): string | undefined {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min) return `A password has at least ${min} characters.`;
  if (password.length > max) return `A password has at most ${max} characters.`;
  const plain = password.normalize("NFKC").toLowerCase();
  const letters = lettersOf(plain);
  const words = [...OF_THE_HOUSE, ...known.map((word) => lettersOf(word.toLowerCase()))];
  if (isFamous(plain) || isRun(plain) || isRepeated(plain)) {
    return "This password is among the first that are guessed. Choose another; a few words in a row do well.";
  }
  if (words.some((word) => leansOn(letters, word))) {
    return "This password is hardly more than a name that everybody can see. Choose another.";
  }
  return undefined;
}
