import type { DBAdapter, DBTransactionAdapter, Where } from "better-auth/adapters";
import { APIError } from "better-auth/api";
import { isUuid } from "../../base/id.ts";
import { isUniqueViolation } from "../../db/tx.ts";
import { hashToken } from "../../store/session-token.ts";
import { USER_AGENT_MAX } from "./device-label.ts";

/** Hears of what Better Auth writes, inside the same transaction. */
export type Watch = {
  /** byLink: by whoever read the player's mail, not by somebody who is signed in. */
  readonly passwordChanged: (playerId: string, byLink: boolean) => Promise<void>;
  readonly secondFactorSwitched: (playerId: string, on: boolean) => Promise<void>;
};

type Row = Record<string, unknown>;
type Query = {
  readonly model: string;
  readonly where?: Where[];
  readonly data?: Row;
  readonly update?: Row;
};
type Verb = (query: Query) => Promise<unknown>;

/** Every verb of an adapter that finds rows by what they hold. */
const VERBS = [
  "findOne",
  "findMany",
  "update",
  "updateMany",
  "delete",
  "deleteMany",
  "count",
  "consumeOne",
  "incrementOne",
] as const;

const isToken = (clause: Where): boolean => clause.field === "token";

function hashClause(clause: Where): Where {
  if (!isToken(clause)) return clause;
  const { value } = clause;
  if (Array.isArray(value)) return { ...clause, value: value.map((token) => hashToken(String(token))) };
  return { ...clause, value: typeof value === "string" ? hashToken(value) : value };
}

/** Columns that take UUIDs only, of every model. */
const UUID_FIELDS: ReadonlySet<string> = new Set(["id", "userId"]);
/** The id of no row. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

const asId = (value: unknown): unknown =>
  typeof value === "string" && !isUuid(value.toLowerCase()) ? NOBODY : value;

/** Better Auth hands on ids as they came from outside. What cannot be one names nothing: the database would call it a fault. */
function idClause(clause: Where): Where {
  if (!UUID_FIELDS.has(clause.field)) return clause;
  const { value } = clause;
  return { ...clause, value: (Array.isArray(value) ? value.map(asId) : asId(value)) as Where["value"] };
}

/** The tokens that a query names, by their hashes: what comes back is told in the caller's words. */
const namedTokens = (where: readonly Where[]): ReadonlyMap<string, string> =>
  new Map(
    where
      .filter(isToken)
      .flatMap(({ value }) => (Array.isArray(value) ? value.map(String) : [String(value)]))
      .map((token) => [hashToken(token), token]),
  );

function restore(result: unknown, named: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(result)) return result.map((row) => restore(row, named));
  if (typeof result !== "object" || result === null || !("token" in result)) return result;
  return { ...result, token: named.get(String(result.token)) ?? result.token };
}

/** Sessions by the hash of their token: whoever asks with a token gets it back, everybody else sees the hash. */
async function onSessions(verb: Verb, query: Query): Promise<unknown> {
  const where = query.where ?? [];
  return restore(await verb({ ...query, where: where.map(hashClause) }), namedTokens(where));
}

async function createSession(create: Verb, query: Query): Promise<unknown> {
  const token = String(query.data?.["token"]);
  const userAgent = String(query.data?.["userAgent"] ?? "").slice(0, USER_AGENT_MAX);
  const row = await create({ ...query, data: { ...query.data, token: hashToken(token), userAgent } });
  return { ...(row as Row), token };
}

/**
 * Better Auth says of every fault in here that the passkey could not be verified. One that an account has already is a
 * refusal, and what else the database has against it stays a fault.
 */
async function createPasskey(create: Verb, query: Query): Promise<unknown> {
  try {
    return await create(query);
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw new APIError("CONFLICT", {
        code: "PASSKEY_IN_USE",
        message: "This passkey opens an account already. Nothing was changed.",
      });
    }
    throw new APIError("INTERNAL_SERVER_ERROR", { code: "PASSKEY_NOT_KEPT", cause: error });
  }
}

const ownerIn = (query: Query, result: unknown): string | undefined => {
  const named = query.where?.find(({ field }) => field === (query.model === "user" ? "id" : "userId"))?.value;
  if (typeof named === "string") return named;
  const row = result as Row | null;
  const owner = row?.[query.model === "user" ? "id" : "userId"];
  return typeof owner === "string" ? owner : undefined;
};

/** spent: what the one-time values stood for that the same transaction has used up. */
async function tell(watch: Watch, query: Query, result: unknown, spent: ReadonlySet<unknown>): Promise<void> {
  const owner = ownerIn(query, result);
  if (owner === undefined || query.update === undefined) return;
  if (query.model === "account" && "password" in query.update) {
    await watch.passwordChanged(owner, spent.has(owner));
  }
  const switched = query.model === "user" ? query.update["twoFactorEnabled"] : undefined;
  if (typeof switched === "boolean") await watch.secondFactorSwitched(owner, switched);
}

function watchedVerbs(
  adapter: DBTransactionAdapter,
  watch: Watch,
  inTransaction: boolean,
): Record<string, Verb> {
  const raw = adapter as unknown as Record<string, Verb>;
  const spent = new Set<unknown>();
  const wrapped = Object.fromEntries(
    VERBS.map((name) => {
      const verb = raw[name] as Verb;
      const watched: Verb = async (asked) => {
        const query = asked.where ? { ...asked, where: asked.where.map(idClause) } : asked;
        if (query.model === "session") return onSessions(verb, query);
        const result = await verb(query);
        if (name === "update" || name === "updateMany") await tell(watch, query, result, spent);
        if (inTransaction && query.model === "verification" && name === "consumeOne") {
          spent.add((result as Row | null)?.["value"]);
        }
        return result;
      };
      return [name, watched];
    }),
  );
  const create = raw["create"] as Verb;
  wrapped["create"] = (query) => {
    if (query.model === "session") return createSession(create, query);
    return query.model === "passkey" ? createPasskey(create, query) : create(query);
  };
  return wrapped;
}

/**
 * Better Auth's way to the database with three things added: session tokens are kept as their hash (Better Auth keeps them
 * as they are), what changes how a player signs in is told to watch, and an id that is none finds nothing.
 */
export function watchedAdapter(adapter: DBAdapter, watch: Watch): DBAdapter {
  return {
    ...adapter,
    ...watchedVerbs(adapter, watch, false),
    transaction: (work) =>
      adapter.transaction((tx) => work({ ...tx, ...watchedVerbs(tx, watch, true) } as DBTransactionAdapter)),
  } as DBAdapter;
}
