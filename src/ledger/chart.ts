import type { Currency } from "../base/money.ts";

/** The accounts a transfer can have on its other side; migrations/0002 has the same list, and a test compares them. */
export const HOUSE_ACCOUNTS = {
  /** Takes stakes, pays payouts. */
  house: "00000000-0000-4000-8000-000000000001",
  /** Where play money comes from: opening balances and grants. */
  mint: "00000000-0000-4000-8000-000000000002",
  /** Pays bonuses and boosts. */
  promo: "00000000-0000-4000-8000-000000000003",
  /** The other side of exchanging cash and credits. */
  exchange: "00000000-0000-4000-8000-000000000004",
  /** Holds the part of lottery sales that belongs to the winners. */
  "lottery-pot": "00000000-0000-4000-8000-000000000005",
} as const;
export type HouseAccount = keyof typeof HOUSE_ACCOUNTS;

const NAMES: ReadonlyMap<string, HouseAccount> = new Map(
  Object.entries(HOUSE_ACCOUNTS).map(([name, id]) => [id, name as HouseAccount]),
);

/** The name of a house account's id; undefined for a player's. */
export const houseAccountOf = (id: string): HouseAccount | undefined => NAMES.get(id);

/** How the database numbers currencies. */
export const CURRENCY_NUMBER: Readonly<Record<Currency, number>> = { credits: 0, cash: 1 };

/** What a transfer is for. */
export const TRANSFER_KINDS = ["opening", "stake", "payout", "grant", "reversal"] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** The transfers of one round: the opening stake, the payout, and after them the stakes that moves add. */
export const LEG = { stake: 0, payout: 1, addedStakes: 2 } as const;

/** What a new player starts with, minor units. */
export const OPENING_CREDITS = 50_000n;
export const OPENING_CASH = 100_000n;
