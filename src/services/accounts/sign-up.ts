import { type Fault, Refusal } from "../../base/refusal.ts";
import { isUniqueViolation, type Tx } from "../../db/tx.ts";
import { DOCUMENTS } from "../../store/consents.ts";
import { isEmailTaken } from "../../store/email-changes.ts";
import { isNameTaken } from "../../store/held-names.ts";
import { completePlayer } from "../../store/players.ts";
import { birthDateFault, dayOf } from "./birth-date.ts";
import type { AccountDeps } from "./deps.ts";
import { mailboxOf, parseEmail } from "./email.ts";
import { lookOf } from "./held.ts";
import { NAME_TAKEN, nameFault, nameKey } from "./names.ts";
import { passwordFault, wordsOf } from "./password-rules.ts";

/** A new account as it was asked for, found to be in order. */
export type SignUp = {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly birthDate: string;
};

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

/** What is wrong with a new account's name, address (undefined: none that can be read) and password, if there is one. */
async function credentialFaults(
  deps: AccountDeps,
  username: string,
  email: string | undefined,
  password: string | undefined,
): Promise<Fault[]> {
  const name = nameFault(username);
  const isTaken =
    name === undefined &&
    (await isNameTaken(deps.database.db, lookOf(deps, username), new Date(deps.clock())));
  const known = wordsOf(username, email ?? "");
  const found = {
    "/username": name ?? (isTaken ? NAME_TAKEN : undefined),
    "/email": email === undefined ? "This is not an email address." : undefined,
    "/password": password === undefined ? undefined : passwordFault(password, known),
  };
  return Object.entries(found).flatMap(([at, what]) => (what === undefined ? [] : [{ at, what }]));
}

/** The same for an account that the operator makes, who may know whether the address is an account's already. */
export async function accountFaults(
  deps: AccountDeps,
  who: { readonly username: string; readonly email: string; readonly password: string | undefined },
): Promise<Fault[]> {
  const email = parseEmail(who.email);
  const faults = await credentialFaults(deps, who.username, email, who.password);
  if (email !== undefined && (await isEmailTaken(deps.database.db, email))) {
    faults.push({ at: "/email", what: "There is an account with this address." });
  }
  return faults;
}

/** Checks what stands in the body of a sign-up; whether the address may have an account is another question. Refusals: invalid. */
export async function checkSignUp(deps: AccountDeps, body: Record<string, unknown>): Promise<SignUp> {
  const { ageMin } = deps.settings;
  const today = dayOf(deps.clock());
  const username = textIn(body, "username");
  const email = parseEmail(textIn(body, "email"));
  const password = textIn(body, "password");
  const birthDate = textIn(body, "birthDate");
  const faults = await credentialFaults(deps, username, email, password);
  const birth = birthDateFault(birthDate, today, ageMin);
  if (birth !== undefined) faults.push({ at: "/birthDate", what: birth });
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
    if (!isUniqueViolation(error)) throw error;
    throw new Refusal("invalid", NAME_TAKEN, { faults: [{ at: "/username", what: NAME_TAKEN }] });
  }
  if (birthDate !== undefined) await deps.legal.accept(tx, user.id, DOCUMENTS);
}
