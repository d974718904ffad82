import pg from "pg";
import type { Database } from "./database.ts";

/** Runs statements as they are, with the driver's own types: for libraries that bring their own tables. */
export type PlainQueries = {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
};

/**
 * The driver's own types instead of the house's. An (empty) array too, because the driver hands the same object on as the
 * list of parameter types.
 */
const DRIVER_TYPES = Object.assign([] as number[], { getTypeParser: pg.types.getTypeParser });

/**
 * A library's queries through the house's connections: one pool to size, one connection on the embedded database. Several
 * statements in one text give the result of each, as the driver gives them.
 */
export const plainQueries = (database: Database): PlainQueries => ({
  executeSql: (text, values) =>
    values === undefined || values.length === 0
      ? database.pool.query({ text, types: DRIVER_TYPES })
      : database.pool.query({ text, values, types: DRIVER_TYPES }),
});
