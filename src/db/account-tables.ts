type Moment = Date;

/** Which text of a legal document a player has agreed to. */
export type ConsentsTable = {
  player_id: string;
  document: "terms" | "privacy";
  version: string;
  text_hash: Uint8Array;
  accepted_at: Moment;
};

export type DevicesTable = {
  player_id: string;
  id_hash: Uint8Array;
  label: string;
  address: string;
  first_seen_at: Moment;
  last_seen_at: Moment;
};

export type AttemptsTable = { key: Uint8Array; failures: number; last_at: Moment; blocked_until: Moment };

export type UsedCodesTable = { player_id: string; code_hash: Uint8Array; used_at: Moment };

export type EmailChangesTable = {
  player_id: string;
  email: string;
  token_hash: Uint8Array;
  created_at: Moment;
  expires_at: Moment;
};

export type MailsTable = {
  id: string;
  player_id: string | null;
  letter: string;
  recipient: string;
  sealed: Uint8Array | null;
  state: "waiting" | "sent" | "refused" | "late";
  attempts: number;
  due_at: Moment;
  leased_until: Moment | null;
  useful_until: Moment;
  last_error: string | null;
  created_at: Moment;
  done_at: Moment | null;
};

export type DeparturesTable = {
  player_id: string;
  mailbox_hash: Uint8Array | null;
  barred_until: Moment | null;
  left_at: Moment;
};

/** Better Auth's own tables, as far as something else than Better Auth reads or empties them. */
export type CredentialsTable = {
  id: string;
  user_id: string;
  provider_id: string;
  password: string | null;
  updated_at: Moment;
};
export type VerificationsTable = { id: string; value: string; expires_at: Moment };
export type TwoFactorsTable = { id: string; user_id: string };
export type PasskeysTable = {
  id: string;
  name: string | null;
  user_id: string;
  device_type: string;
  backed_up: boolean;
  created_at: Moment | null;
};

export type HeldNamesTable = { name_hash: Uint8Array; player_id: string | null; held_until: Moment };

export type AccountTables = {
  consents: ConsentsTable;
  devices: DevicesTable;
  attempts: AttemptsTable;
  used_codes: UsedCodesTable;
  email_changes: EmailChangesTable;
  mails: MailsTable;
  departures: DeparturesTable;
  held_names: HeldNamesTable;
  credentials: CredentialsTable;
  verifications: VerificationsTable;
  two_factors: TwoFactorsTable;
  passkeys: PasskeysTable;
};
