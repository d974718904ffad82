import type { ParseArgsOptionsConfig } from "node:util";

/** Where a command writes: results to out, everything else to err. */
export type Io = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Bytes to out, as they are; done when out can take more. */
  readonly raw: (bytes: Uint8Array) => Promise<void>;
  /** Replaces the line being shown on err. */
  readonly redraw: (text: string) => void;
  readonly readFile: (path: string) => Promise<string>;
  /** Whether err is a terminal that a progress line may be redrawn on. */
  readonly isTerminal: boolean;
};

/** What a command got: its options, the words that are no options, and whether JSON is wanted. */
export type Given = {
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly words: readonly string[];
  readonly json: boolean;
};

/** A wrong call: told with the command's help, exit code 2. */
export class Usage extends Error {
  override readonly name = "Usage";
}

/** A command of the house. run returns the exit code. */
export type Command<Deps> = {
  readonly name: string;
  /** How it is called, after the program's name. */
  readonly usage: string;
  readonly summary: string;
  readonly options: ParseArgsOptionsConfig;
  /** A line for each option. */
  readonly details: readonly string[];
  readonly run: (given: Given, io: Io, deps: Deps) => Promise<number>;
};

/** The text of an option; undefined when it is not given. */
export const textOf = (given: Given, name: string): string | undefined => {
  const value = given.options[name];
  return typeof value === "string" ? value : undefined;
};

/** The text of an option that must be given. Throws Usage. */
export function required(given: Given, name: string): string {
  const value = textOf(given, name);
  if (value === undefined) throw new Usage(`--${name} is missing`);
  return value;
}

/** Minor units of "12", "12.5" or "12.50". Throws Usage. */
export function amountOf(text: string, name: string): bigint {
  const [, major, minor = ""] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (major === undefined) throw new Usage(`--${name} is an amount such as 2.50: not ${text}`);
  return BigInt(major + minor.padEnd(2, "0"));
}

/** Parses JSON given on the command line. Throws Usage. */
export function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Usage(`--${name} is not JSON: ${text}`);
  }
}

/** Bigints as JSON integers where they fit, as text where they do not. */
export const toJson = (value: unknown): string =>
  JSON.stringify(
    value,
    (_key, part: unknown) =>
      typeof part === "bigint"
        ? part <= BigInt(Number.MAX_SAFE_INTEGER)
          ? Number(part)
          : part.toString()
        : part,
    2,
  );
