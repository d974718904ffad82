import { AsyncLocalStorage } from "node:async_hooks";
import type { Database } from "./database.ts";
import { type Tx, withTx } from "./tx.ts";

const running = new AsyncLocalStorage<Tx>();

/**
 * The same handle, whose transactions can be joined: for a library that opens its own transactions and calls us inside
 * them. What we write there must be in the same transaction: to be true or untrue together, and because the embedded
 * database has one connection that the transaction holds.
 */
export function joinable(database: Database): Database["db"] {
  const transaction = () => ({
    execute: <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      database.db.transaction().execute((tx) => running.run(tx, () => work(tx))),
  });
  return new Proxy(database.db, {
    get(target, name) {
      if (name === "transaction") return transaction;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** Runs work in the transaction that this call is inside of, or in one of its own. */
export function joinTx<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = running.getStore();
  return tx ? work(tx) : withTx(database, work);
}
