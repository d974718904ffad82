import { type Fault, Refusal } from "../../base/refusal.ts";
import { sqlState, type Tx } from "../../db/tx.ts";
import { DOCUMENTS } from "../../store/consents.ts";
import { isNameTaken } from "../../store/held-names.ts";
import { completePlayer } from "../../store/players.ts";
import { birthDateFault, dayOf } from "./birth-date.ts";
import type { AccountDeps } from "./deps.ts";
import { mailboxOf, parseEmail } from "./email.ts";
import { lookOf } from "./held.ts";
import { nameFault, nameKey } from "./names.ts";
import { passwordFault } from "./password-rules.ts";

/** A new account as it was asked for, found to be in order. */
export type SignUp = {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly birthDate: string;
};

const UNIQUE_VIOLATION = "23505";
const TAKEN = "This username is taken, or looks like one that is.";
const NOTHING_MADE = "This account cannot be made as it stands.";

const textIn = (body: Record<string, unknown>, name: string): string => {
  const value = body[name];
  return typeof value === "string" ? value : "";
};

/** Whether the texts that were shown are the ones in force. */
function documentFaults(deps: AccountDeps, accepted: unknown): Fault[] {
  const versions = (typeof accepted === "object" && accepted !== null ? accepted : {}) as Record<
    string,
    unknown
  >;
  return DOCUMENTS.flatMap((document) => {
    const what = deps.legal.versionFault(document, versions[document]);
    return what === undefined ? [] : [{ at: `/accepted/${document}`, what }];
  });
}

/** Checks what stands in the body of a sign-up; whether the address may have an account is another question. Refusals: invalid. */
export async function checkSignUp(deps: AccountDeps, body: Record<string, unknown>): Promise<SignUp> {
  const { ageMin } = deps.settings;
  const today = dayOf(deps.clock());
  const username = textIn(body, "username");
  const email = parseEmail(textIn(body, "email"));
  const password = textIn(body, "password");
  const birthDate = textIn(body, "birthDate");
  const faults: Fault[] = [];
  const add = (at: string, what: string | undefined): void => {
    if (what !== undefined) faults.push({ at, what });
  };
  const name = nameFault(username);
  const isTaken =
    name === undefined &&
    (await isNameTaken(deps.database.db, lookOf(deps, username), new Date(deps.clock())));
  add("/username", name ?? (isTaken ? TAKEN : undefined));
  add("/email", email === undefined ? "This is not an email address." : undefined);
  add("/password", passwordFault(password, [username, (email ?? "").split("@")[0] ?? ""]));
  add("/birthDate", birthDateFault(birthDate, today, ageMin));
  faults.push(...documentFaults(deps, body["accepted"]));
  const first = faults[0];
  if (first || email === undefined) {
    throw new Refusal("invalid", faults.length === 1 && first ? first.what : NOTHING_MADE, { faults });
  }
  return { username, email, password, birthDate };
}

/** Who an account belongs to, as Better Auth has just written it. */
export type MadeUser = { readonly id: string; readonly username: string; readonly email: string };

/**
 * The rest of a new account, in the transaction that makes it. birthDate is undefined for accounts that the operator
 * makes: their owners agree to the terms when they first come. Refusals: invalid, when somebody took the name meanwhile.
 */
export async function completeSignUp(
  deps: AccountDeps,
  tx: Tx,
  user: MadeUser,
  birthDate: string | undefined,
): Promise<void> {
  const made = { nameKey: nameKey(user.username), mailboxKey: mailboxOf(user.email), birthDate };
  try {
    await completePlayer(tx, user.id, made);
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw new Refusal("invalid", TAKEN, { faults: [{ at: "/username", what: TAKEN }] });
  }
  if (birthDate !== undefined) await deps.legal.accept(tx, user.id, DOCUMENTS);
}
