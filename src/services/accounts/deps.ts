import type { Clock, Entropy } from "../../base/time.ts";
import type { Database } from "../../db/database.ts";
import type { Tx } from "../../db/tx.ts";
import type { DocumentName } from "../../store/consents.ts";
import type { Letter } from "../../store/letters.ts";
import type { Attempts } from "./attempts.ts";
import type { Passwords } from "./password.ts";

export type AccountSettings = {
  readonly publicUrl: string;
  readonly trustedOrigins: readonly string[];
  /** Sign cookies and encrypt second factors: the newest first, each at least 32 random bytes as text. */
  readonly secrets: readonly { readonly version: number; readonly value: string }[];
  readonly secureCookies: boolean;
  readonly ageMin: number;
  /** Whether nobody may sign in before the address is verified. */
  readonly verifiedOnly: boolean;
};

/** A player whom a letter is for, and where it goes. */
export type Recipient = { readonly playerId: string | undefined; readonly email: string };

/** What accounts need of the house. */
export type AccountDeps = {
  readonly database: Database;
  readonly settings: AccountSettings;
  readonly clock: Clock;
  readonly entropy: Entropy;
  readonly attempts: Attempts;
  readonly passwords: Passwords;
  /** Writes a letter with its cause: sent once the transaction is committed, not at all if it is not. */
  readonly write: (tx: Tx, to: Recipient, letter: Letter) => Promise<void>;
  readonly legal: {
    /** Why these are not the versions that are in force; undefined when they are. */
    readonly versionFault: (document: DocumentName, version: unknown) => string | undefined;
    /** Records that a player agrees to the texts in force. */
    readonly accept: (tx: Tx, playerId: string, documents: readonly DocumentName[]) => Promise<void>;
  };
  /** Keyed hashes of a mailbox, the newest key first, for those who left and may not come back yet. */
  readonly mailboxHashes: (mailbox: string) => readonly Uint8Array[];
  /** The same of what a name looks like, for names that were given up. */
  readonly nameHashes: (nameKey: string) => readonly Uint8Array[];
  /** Some or all sessions of a player are over, or say something old of the player: whoever remembers them forgets. */
  readonly onSessionsEnded: (playerId: string) => void;
};

/** Where Better Auth's own remarks go. */
export type AuthLog = (level: string, message: string, rest: readonly unknown[]) => void;

/** The name set by http's bridge from the connection or a trusted proxy, never taken from the client. */
export const CLIENT_ADDRESS_HEADER = "x-rng-client-address";
export const SESSION_COOKIE = { secure: "__Host-rng.session_token", plain: "rng.session_token" } as const;
/** Names this browser to accounts that signed in with it; says nothing else. */
export const DEVICE_COOKIE = { secure: "__Host-rng.device", plain: "rng.device" } as const;
