import { type Kysely, type Selectable, sql } from "kysely";
import { isUuid } from "../base/id.ts";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";

/** An account as everybody who looks at one needs it. */
export type Account = {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly role: string;
  readonly twoFactor: boolean;
  readonly createdAt: Date;
};
export type Player = Account & { readonly banned: boolean };

type Named = Pick<Selectable<Tables["players"]>, "name" | "username" | "display_username">;

/** What of a row an account is made of. */
export const ACCOUNT_COLUMNS = [
  "id",
  "name",
  "username",
  "display_username",
  "email",
  "email_verified",
  "role",
  "two_factor_enabled",
  "created_at",
] as const;

/** A name as its owner writes it. */
const shownName = (row: Named): string => row.display_username ?? row.username ?? row.name;

export const accountOf = (
  row: Pick<Selectable<Tables["players"]>, (typeof ACCOUNT_COLUMNS)[number]>,
): Account => ({
  id: row.id,
  username: shownName(row),
  email: row.email,
  emailVerified: row.email_verified,
  role: row.role ?? "player",
  twoFactor: row.two_factor_enabled === true,
  createdAt: row.created_at,
});

/** How many administrators there are: none on a new house. */
export async function countAdmins(db: Kysely<Tables>): Promise<bigint> {
  const row = await db
    .selectFrom("players")
    .select((eb) => eb.fn.countAll<bigint>().as("n"))
    .where("role", "=", "admin")
    .executeTakeFirstOrThrow();
  return row.n;
}

/** A player named by username (any case), email or id; undefined when there is none, or none any more. */
export async function findPlayer(
  db: Kysely<Tables>,
  who: string,
): Promise<{ readonly id: string; readonly role: string } | undefined> {
  const name = who.toLowerCase();
  const row = await db
    .selectFrom("players")
    .select(["id", "role"])
    .where((eb) =>
      eb.or([
        eb("username", "=", name),
        eb("email", "=", name),
        ...(isUuid(name) ? [eb("id", "=", name)] : []),
      ]),
    )
    .where("erased_at", "is", null)
    .executeTakeFirst();
  return row && { id: row.id, role: row.role ?? "player" };
}

/** Takes the player's row for this transaction; false when there is no such player. */
export async function lockPlayer(tx: Tx, playerId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("players")
    .select("id")
    .where("id", "=", playerId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Any number, the same in every process: two bearers of the first administrator's link cannot both win. */
const ROLES_LOCK = 7_301_002;

/** Whoever counts administrators before changing one holds this until the end of the transaction. */
export const lockRoles = async (tx: Tx): Promise<void> =>
  void (await sql`SELECT pg_advisory_xact_lock(${ROLES_LOCK})`.execute(tx));

/** Makes a player an administrator if there is none; false otherwise. */
export async function makeFirstAdmin(tx: Tx, playerId: string): Promise<boolean> {
  await lockRoles(tx);
  if ((await countAdmins(tx)) > 0n) return false;
  const row = await tx
    .updateTable("players")
    .set({ role: "admin" })
    .where("id", "=", playerId)
    .executeTakeFirst();
  return row.numUpdatedRows === 1n;
}

/** What a new account needs beyond what Better Auth writes. */
export type NewPlayer = {
  readonly nameKey: string;
  readonly mailboxKey: string;
  readonly birthDate: string | undefined;
};

/** Completes a new account in the transaction that made it. A unique violation of name_key: the name is taken. */
export async function completePlayer(tx: Tx, playerId: string, made: NewPlayer): Promise<void> {
  await tx
    .updateTable("players")
    .set({
      name_key: made.nameKey,
      mailbox_key: made.mailboxKey,
      birth_date: made.birthDate ?? null,
    })
    .where("id", "=", playerId)
    .execute();
}

/** Who somebody is, for a letter. */
export type Person = { readonly id: string; readonly username: string; readonly email: string };

/** Undefined when there is no such player, or none any more. */
export async function readPerson(db: Kysely<Tables>, playerId: string): Promise<Person | undefined> {
  const row = await db
    .selectFrom("players")
    .select(["id", "name", "username", "display_username", "email"])
    .where("id", "=", playerId)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  return { id: row.id, username: shownName(row), email: row.email };
}

/** The hash of a player's password; undefined when there is none. */
export async function readPasswordHash(db: Kysely<Tables>, playerId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("credentials")
    .select("password")
    .where("user_id", "=", playerId)
    .where("provider_id", "=", "credential")
    .executeTakeFirst();
  return row?.password ?? undefined;
}

/** A player's name and when it was last changed, locked. */
export async function readNaming(
  tx: Tx,
  playerId: string,
): Promise<{ readonly username: string; readonly changedAt: Date | null } | undefined> {
  const row = await tx
    .selectFrom("players")
    .select(["username", "name_changed_at"])
    .where("id", "=", playerId)
    .where("erased_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row && { username: row.username ?? "", changedAt: row.name_changed_at };
}

/** A unique violation of username or name_key: somebody has it, or one that looks like it. */
export async function setName(
  tx: Tx,
  playerId: string,
  name: string,
  nameKey: string,
  changedAt: Date | null,
): Promise<void> {
  await tx
    .updateTable("players")
    .set({
      name,
      username: name.toLowerCase(),
      display_username: name,
      name_key: nameKey,
      name_changed_at: changedAt,
    })
    .where("id", "=", playerId)
    .execute();
}

/** What the profile shows beyond what a session knows. */
export type Profile = {
  readonly username: string;
  readonly birthDate: string | null;
  readonly nameChangedAt: Date | null;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly createdAt: Date | null;
  }[];
};

export async function readProfile(db: Kysely<Tables>, playerId: string): Promise<Profile> {
  const row = await db
    .selectFrom("players")
    .select(["name", "username", "display_username", "birth_date", "name_changed_at"])
    .where("id", "=", playerId)
    .executeTakeFirstOrThrow();
  const passkeys = await db
    .selectFrom("passkeys")
    .select(["id", "name", "created_at"])
    .where("user_id", "=", playerId)
    .orderBy("created_at")
    .execute();
  return {
    username: shownName(row),
    birthDate: row.birth_date,
    nameChangedAt: row.name_changed_at,
    passkeys: passkeys.map(({ id, name, created_at }) => ({ id, name, createdAt: created_at })),
  };
}
