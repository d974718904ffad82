/** What can have changed about how a player proves who they are. */
export const FACTOR_CHANGES = [
  "totp-on",
  "totp-off",
  "codes-renewed",
  "passkey-added",
  "passkey-removed",
] as const;
export type FactorChange = (typeof FACTOR_CHANGES)[number];

/** Every letter that the house writes, with what it needs to say. Moments are ISO 8601 in UTC. */
export type Letter =
  | { readonly name: "welcome"; readonly username: string; readonly link: string }
  | { readonly name: "verify-email"; readonly username: string; readonly link: string }
  | { readonly name: "account-exists"; readonly username: string; readonly link: string }
  | { readonly name: "reset-password"; readonly username: string; readonly link: string }
  | {
      readonly name: "password-changed";
      readonly username: string;
      readonly at: string;
      readonly passkeysRemoved: number;
    }
  | { readonly name: "confirm-new-email"; readonly username: string; readonly link: string }
  | { readonly name: "email-change-asked"; readonly username: string; readonly newEmail: string }
  | {
      readonly name: "email-changed";
      readonly username: string;
      readonly newEmail: string;
      readonly at: string;
    }
  | {
      readonly name: "new-sign-in";
      readonly username: string;
      readonly device: string;
      readonly address: string;
      readonly at: string;
    }
  | {
      readonly name: "second-factor-changed";
      readonly username: string;
      readonly change: FactorChange;
      readonly at: string;
    }
  | {
      readonly name: "ticket-reply";
      readonly username: string;
      readonly subject: string;
      readonly link: string;
    }
  | { readonly name: "account-erased"; readonly username: string };

export const LETTER_NAMES = [
  "welcome",
  "verify-email",
  "account-exists",
  "reset-password",
  "password-changed",
  "confirm-new-email",
  "email-change-asked",
  "email-changed",
  "new-sign-in",
  "second-factor-changed",
  "ticket-reply",
  "account-erased",
] as const satisfies readonly Letter["name"][];
export type LetterName = Letter["name"];
