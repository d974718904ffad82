import type { PersonalTable } from "../db/personal.ts";

/** The rows of money that belong to one person: given out whole, and kept under the id as a pseudonym. */
export const PERSONAL_MONEY = [
  {
    table: "wallets",
    owner: "player_id",
    columns: ["currency", "balance"],
    onErase: "keep",
    why: "every balance is the sum of its transfers",
  },
  {
    table: "transfers",
    owner: "player_id",
    columns: ["id", "leg", "kind", "currency", "source", "target", "amount", "created_at"],
    pageBy: "id",
    onErase: "keep",
    why: "append only: the books must add up",
  },
  {
    table: "idempotency",
    owner: "player_id",
    columns: [],
    onErase: "keep",
    why: "keys of requests, kept for a day",
  },
] as const satisfies readonly PersonalTable[];
