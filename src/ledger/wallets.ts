import { type Kysely, sql } from "kysely";
import { CURRENCIES, type Currency } from "../base/money.ts";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";
import { CURRENCY_NUMBER, houseAccountOf, OPENING_CASH, OPENING_CREDITS } from "./chart.ts";
import { post } from "./post.ts";

/** Minor units of each currency. */
export type Balances = Readonly<Record<Currency, bigint>>;

/** A player's balances; undefined for someone without wallets. */
export async function readBalances(db: Kysely<Tables>, playerId: string): Promise<Balances | undefined> {
  const rows = await db
    .selectFrom("wallets")
    .select(["currency", "balance"])
    .where("player_id", "=", playerId)
    .execute();
  if (rows.length < CURRENCIES.length) return undefined;
  const of = (currency: Currency): bigint =>
    rows.find((row) => row.currency === CURRENCY_NUMBER[currency])?.balance ?? 0n;
  return { credits: of("credits"), cash: of("cash") };
}

/** The credits of several players at once; players without a wallet are missing from the answer. */
export async function readCredits(
  db: Kysely<Tables>,
  playerIds: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await db
    .selectFrom("wallets")
    .select(["player_id", "balance"])
    .where("player_id", "=", sql<string>`ANY(${playerIds}::uuid[])`)
    .where("currency", "=", CURRENCY_NUMBER.credits)
    .execute();
  return new Map(rows.map((row) => [row.player_id, row.balance]));
}

/** Opens a new player's wallets and pays in what everyone starts with. The player's id is the key: exactly once, whoever asks how often. */
export async function openWallets(tx: Tx, playerId: string, id: string, now: Date): Promise<void> {
  await tx
    .insertInto("wallets")
    .values(
      CURRENCIES.map((currency) => ({
        player_id: playerId,
        currency: CURRENCY_NUMBER[currency],
        balance: 0n,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await post(tx, {
    playerId,
    id,
    key: playerId,
    inputHash: "00000000000000000000000000000000",
    now,
    postings: [
      { kind: "opening", currency: "credits", amount: OPENING_CREDITS, from: "mint", to: "player" },
      { kind: "opening", currency: "cash", amount: OPENING_CASH, from: "mint", to: "player" },
    ],
  });
}

/** Credits staked and returned by rounds since a moment, minor units. */
export async function readTurnover(
  db: Kysely<Tables>,
  playerId: string,
  since: Date,
): Promise<{ staked: bigint; returned: bigint }> {
  const row = await db
    .selectFrom("transfers")
    .select((eb) => [
      eb.fn
        .coalesce(eb.fn.sum<string>("amount").filterWhere("kind", "=", "stake"), sql<string>`0`)
        .as("staked"),
      eb.fn
        .coalesce(eb.fn.sum<string>("amount").filterWhere("kind", "=", "payout"), sql<string>`0`)
        .as("returned"),
    ])
    .where("player_id", "=", playerId)
    // Ids are time-ordered: the primary key finds the day's transfers without an index on time.
    .where("id", ">=", sql<string>`first_uuid_of(${since})`)
    .where("currency", "=", CURRENCY_NUMBER.credits)
    .executeTakeFirstOrThrow();
  return { staked: BigInt(row.staked), returned: BigInt(row.returned) };
}

/** A line of a player's statement as it stands in the ledger. */
export type StatementLine = {
  readonly id: string;
  readonly leg: number;
  readonly kind: string;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly incoming: boolean;
  /** The house account on the other side. */
  readonly counterparty: string;
  readonly createdAt: Date;
};

/** A player's transfers before a place in the list (exclusive), newest first. */
export async function readStatement(
  db: Kysely<Tables>,
  playerId: string,
  before: { id: string; leg: number } | undefined,
  limit: number,
): Promise<StatementLine[]> {
  let query = db
    .selectFrom("transfers")
    .selectAll()
    .where("player_id", "=", playerId)
    .orderBy("id", "desc")
    .orderBy("leg", "desc")
    .limit(limit);
  if (before) query = query.where(sql<boolean>`(id, leg) < (${before.id}::uuid, ${before.leg})`);
  const rows = await query.execute();
  return rows.map((row) => {
    const incoming = row.target === playerId;
    return {
      id: row.id,
      leg: row.leg,
      kind: row.kind,
      currency: CURRENCIES[row.currency] as Currency,
      amount: row.amount,
      incoming,
      counterparty: houseAccountOf(incoming ? row.source : row.target) ?? "player",
      createdAt: row.created_at,
    };
  });
}
