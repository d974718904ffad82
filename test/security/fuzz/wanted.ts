import fc from "fast-check";
import type { Schema } from "./document.ts";

/** Something that only the house knows when the request is sent: an id that is there, a current version, a legal bet. */
export const KINDS = [
  "round",
  "open-round",
  "settled-round",
  "session",
  "replay",
  "ticket",
  "any-ticket",
  "player",
  "grant",
  "pair",
  "cursor",
  "own-name",
  "new-name",
  "password",
  "email",
  "own-email",
  "terms",
  "privacy",
  "terms-version",
  "verify-token",
  "email-token",
  "bet",
  "stake",
  "move",
] as const;
export type Kind = (typeof KINDS)[number];
/** n: which of those that there are. */
export type Wanted = { readonly $want: Kind; readonly n: number };
export const isWanted = (value: unknown): value is Wanted =>
  typeof value === "object" && value !== null && "$want" in value;

const want = (kind: Kind): fc.Arbitrary<Wanted> => fc.nat(1_000).map((n): Wanted => ({ $want: kind, n }));

/** Where an id in an address leads to. A new address with an id needs its line: fuzz.ts refuses to guess. */
const BY_PATH: readonly (readonly [RegExp, Kind])[] = [
  [/\/me\/sessions\/\{id\}$/, "session"],
  [/\/rounds\/\{id\}$/, "round"],
  [/\/rounds\/\{id\}\/moves$/, "open-round"],
  [/\/rounds\/\{id\}\/replay$/, "settled-round"],
  [/\/replays\/\{id\}$/, "replay"],
  [/\/v1\/tickets\/\{id\}/, "ticket"],
  [/\/admin\/tickets\/\{id\}/, "any-ticket"],
  [/\/admin\/players\/\{id\}/, "player"],
  [/\/admin\/grants\/\{id\}/, "grant"],
];

/** Properties of queries and bodies that a schema alone cannot fill so that the house says yes. */
const BY_NAME: Readonly<Record<string, Kind>> = {
  "patchMe.username": "new-name",
  "eraseMe.username": "own-name",
  "confirmMe.password": "password",
  "changeEmail.email": "email",
  "acceptDocuments.version": "terms-version",
  "verifyEmail.token": "verify-token",
  "confirmNewEmail.token": "email-token",
  "playRound.bet": "bet",
  "playRound.stake": "stake",
  "moveRound.move": "move",
  "listRounds.pair": "pair",
  "askGrant.playerId": "player",
  "auth /sign-up/email.username": "new-name",
  "auth /sign-up/email.email": "email",
  "auth /sign-up/email.password": "password",
  "auth /sign-up/email.terms": "terms",
  "auth /sign-up/email.privacy": "privacy",
  "auth /sign-in/email.email": "own-email",
  "auth /sign-in/email.password": "password",
  "auth /sign-in/username.username": "own-name",
  "auth /sign-in/username.password": "password",
  "auth /request-password-reset.email": "own-email",
  "auth /send-verification-email.email": "own-email",
  "auth /change-password.currentPassword": "password",
  "auth /two-factor/enable.password": "password",
  "auth /two-factor/generate-backup-codes.password": "password",
};

/** The document as a guide, the house's own things where they are needed to get further than the door. */
export function wantedFor(
  operation: { readonly id: string; readonly path: string },
  name: string,
  place: "path" | "query" | "body",
  schema: Schema,
): fc.Arbitrary<Wanted> | undefined {
  if (place === "path") {
    if (schema.enum !== undefined) return undefined;
    const kind = BY_PATH.find(([pattern]) => pattern.test(operation.path))?.[1];
    if (kind === undefined) throw new Error(`the fuzzer does not know what ${operation.path} names`);
    return want(kind);
  }
  if (name === "cursor") return want("cursor");
  const kind = BY_NAME[`${operation.id}.${name}`];
  return kind === undefined ? undefined : want(kind);
}
