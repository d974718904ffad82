import type { FactorChange, Letter, LetterName } from "../../store/letters.ts";
import { YOUNG_PASSKEY_DAYS } from "../../store/passkeys.ts";

/** The house as a letter speaks of it. */
export type Sender = {
  readonly operator: string;
  readonly contact: string;
  readonly publicUrl: string;
};

/** What a letter says, before it is laid out. */
export type Content = {
  readonly subject: string;
  /** Each a paragraph of plain text. */
  readonly paragraphs: readonly string[];
  readonly button?: { readonly label: string; readonly href: string };
  /** Facts, as names and values. */
  readonly facts?: readonly (readonly [string, string])[];
  /** What to do if this was unexpected. */
  readonly afterword: string;
};

type LetterOf<K extends LetterName> = Extract<Letter, { name: K }>;
type Wording = { readonly [K in LetterName]: (letter: LetterOf<K>, sender: Sender) => Content };

/** "2026-11-23 18:05 UTC": the same everywhere, because a letter does not know where it is read. */
const momentText = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

const IGNORE = "If you did not ask for this, do nothing: without the link nothing happens.";
const YOUNG = `passkeys of the last ${YOUNG_PASSKEY_DAYS} days`;
const notYou = ({ publicUrl, contact }: Sender): string =>
  `If this was not you, set a new password at ${publicUrl}/forgot: it ends every session, removes ${YOUNG} and drops an address that is not confirmed. And write to ${contact}.`;

const FACTOR_TEXT: Readonly<Record<FactorChange, string>> = {
  "totp-on": "An authenticator app is now asked for when you sign in with your password.",
  "totp-off": "No authenticator app is asked for any more when you sign in with your password.",
  "codes-renewed": "New recovery codes were made. The old ones are worthless now.",
  "passkey-added": "A passkey was added. It signs in without your password.",
  "passkey-removed": "A passkey was removed. It does not sign in any more.",
};

/** What each letter says. Plain and exact; never a word that praises, urges or speaks of winnings. */
export const WORDING: Wording = {
  welcome: ({ username, link }, { operator }) => ({
    subject: "Welcome, and please confirm your address",
    paragraphs: [
      `Hello ${username}, you have an account at ${operator}.`,
      "Everything here is play money: nothing can be bought and nothing is ever paid out. Every outcome can be recomputed by you, on the fairness page.",
      "Please confirm that this address is yours. The link is good for two days.",
    ],
    button: { label: "Confirm this address", href: link },
    afterword: IGNORE,
  }),
  "verify-email": ({ username, link }) => ({
    subject: "Please confirm your address",
    paragraphs: [
      `Hello ${username}, please confirm that this address is yours. The link is good for two days.`,
    ],
    button: { label: "Confirm this address", href: link },
    afterword: IGNORE,
  }),
  "account-exists": ({ username, link }) => ({
    subject: "You have an account already",
    paragraphs: [
      `Hello ${username}, somebody has just tried to make an account with this address. You have one already, so none was made.`,
      "If it was you: sign in, or ask for a new password if you have forgotten it.",
    ],
    button: { label: "Sign in", href: link },
    afterword: "If it was not you, do nothing: nothing has changed.",
  }),
  "reset-password": ({ username, link }) => ({
    subject: "A new password",
    paragraphs: [
      `Hello ${username}, here is the link to set a new password. It is good for one hour and works once.`,
      `Setting it ends every session, removes ${YOUNG} and drops an address that is not confirmed. If you use an authenticator app, it is asked for as always.`,
    ],
    button: { label: "Set a new password", href: link },
    afterword: IGNORE,
  }),
  "password-changed": ({ username, at, passkeysRemoved }, sender) => ({
    subject: "Your password was changed",
    paragraphs: [
      `Hello ${username}, your password was changed. Other sessions have been ended, and an address that was not confirmed has been dropped.`,
      ...(passkeysRemoved > 0
        ? [
            `The ${YOUNG} were removed too (${passkeysRemoved}), in case it was not you who added them. If it was, add them again. Older ones still sign in: look on your security page whether all of them are yours.`,
          ]
        : []),
    ],
    facts: [["When", momentText(at)]],
    afterword: notYou(sender),
  }),
  "confirm-new-email": ({ username, link }) => ({
    subject: "Please confirm your new address",
    paragraphs: [
      `Hello ${username}, this is to be the new address of your account. It becomes so when you confirm it. The link is good for one day.`,
    ],
    button: { label: "Use this address", href: link },
    afterword: IGNORE,
  }),
  "email-change-asked": ({ username, newEmail }, sender) => ({
    subject: "A new address was given for your account",
    paragraphs: [
      `Hello ${username}, your account is to have the address ${newEmail}. Until it is confirmed from there, this one stays.`,
    ],
    afterword: notYou(sender),
  }),
  "email-changed": ({ username, newEmail, at }, { contact }) => ({
    subject: "The address of your account was changed",
    paragraphs: [`Hello ${username}, the address of your account is now ${newEmail}.`],
    facts: [["When", momentText(at)]],
    // A reset would go to the new address.
    afterword: `If this was not you, write to ${contact} at once: whoever reads the new address can set a new password.`,
  }),
  "new-sign-in": ({ username, device, address, at }, sender) => ({
    subject: "A sign-in from a new device",
    paragraphs: [
      `Hello ${username}, somebody signed in to your account from a device that was not seen before.`,
    ],
    facts: [
      ["Device", device],
      ["Network address", address],
      ["When", momentText(at)],
    ],
    afterword: notYou(sender),
  }),
  "second-factor-changed": ({ username, change, at }, sender) => ({
    subject: "How you sign in was changed",
    paragraphs: [`Hello ${username}. ${FACTOR_TEXT[change]}`],
    facts: [["When", momentText(at)]],
    afterword: notYou(sender),
  }),
  "ticket-reply": ({ username, subject, link }) => ({
    subject: `An answer to: ${subject}`,
    paragraphs: [`Hello ${username}, there is an answer to your question.`],
    button: { label: "Read it", href: link },
    afterword: "The answer itself is on the page, so that nobody else reads it in your mail.",
  }),
  "account-erased": ({ username }, { contact }) => ({
    subject: "Your account was deleted",
    paragraphs: [
      `Hello ${username}, your account was deleted: your name, address and everything else that tells who you are. What you played stays in the ledger without a name, so that it still adds up.`,
      "This is the last letter; this address has been forgotten too.",
    ],
    afterword: `If this was not you, write to ${contact}.`,
  }),
};

/** What a letter says in this house. */
export const wordLetter = (letter: Letter, sender: Sender): Content =>
  (WORDING[letter.name] as (letter: Letter, sender: Sender) => Content)(letter, sender);
