import { type DatabaseSettings, openDatabase } from "../../src/db/database.ts";
import { type AuditReport, createBooks } from "../../src/services/books.ts";

/** Proves the books of a house from outside, with a connection of its own. */
export async function auditOf(settings: DatabaseSettings): Promise<AuditReport> {
  const database = await openDatabase(settings, (error) => {
    throw error;
  });
  try {
    return await createBooks({ database, clock: Date.now }).audit();
  } finally {
    await database.close();
  }
}

/** What does not hold of them; nothing, when they are right. */
export const faultsOfBooks = async (settings: DatabaseSettings): Promise<unknown[]> =>
  (await auditOf(settings)).checks.filter(({ difference }) => difference);
