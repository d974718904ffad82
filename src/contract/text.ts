import { z } from "zod";

/** Line ends and tabs are text; every other control character is a trick, and PostgreSQL has no NUL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/u;

/** Text that people write for people: trimmed, at least one character, well-formed Unicode. */
export const prose = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed() && !CONTROL.test(text), "must be plain text");

/** The same on one line. */
export const line = (max: number) => prose(max).refine((text) => !/[\r\n\t]/.test(text), "must be one line");
