import { bad, ok, type Result } from "../base/refusal.ts";
import { isMultiplier, isRecord, onlyKeys } from "./parse.ts";

/** Games of several tables: the player chooses a risk and a size (segments, rows, picks). */
export const RISKS = ["low", "medium", "high"] as const;
export type Risk = (typeof RISKS)[number];

/** Rules that are a list of tables, at most one for each risk and size. */
export type Tables<Table> = { readonly tables: readonly Table[] };
type Sized<Table> = { readonly table: Table; readonly risk: Risk; readonly size: number };

const TABLES_MAX = 200;

/** Checks {"tables": [...]}: each entry by `parseOne`, no risk and size twice. */
export function parseTables<Table>(
  input: unknown,
  parseOne: (entry: Readonly<Record<string, unknown>>, at: string) => Result<Sized<Table>>,
): Result<Tables<Table>> {
  const list: unknown = isRecord(input) ? input["tables"] : undefined;
  if (!isRecord(input) || !Array.isArray(list)) return bad("", 'rules are {"tables": [tables]}');
  if (list.length === 0 || list.length > TABLES_MAX)
    return bad("/tables", `there are 1 to ${TABLES_MAX} tables`);
  const tables: Table[] = [];
  const taken = new Set<string>();
  for (const [index, entry] of list.entries()) {
    const at = `/tables/${index}`;
    if (!isRecord(entry)) return bad(at, "a table is an object");
    const parsed = parseOne(entry, at);
    if (!parsed.ok) return parsed;
    const { table, risk, size } = parsed.value;
    if (taken.has(`${risk} ${size}`))
      return bad(at, `there is a table of risk ${risk} and size ${size} already`);
    taken.add(`${risk} ${size}`);
    tables.push(table);
  }
  return onlyKeys(input, ["tables"]) ?? ok({ tables });
}

/** A list of exactly so many multipliers. */
export function parsePays(input: unknown, at: string, length: number): Result<readonly number[]> {
  if (!Array.isArray(input) || input.length !== length)
    return bad(at, `pays is a list of ${length} multipliers`);
  const wrong = input.findIndex((pay) => !isMultiplier(pay));
  if (wrong >= 0) return bad(`${at}/${wrong}`, "a pay is a whole number of ten-thousandths");
  return ok([...(input as readonly number[])]);
}

/** Tables by risk and size, for look-ups in the middle of a round. */
export function indexTables<Table extends { readonly risk: Risk }>(
  tables: readonly Table[],
  sizeOf: (table: Table) => number,
): Readonly<Record<Risk, readonly (Table | undefined)[]>> {
  const index: Record<Risk, (Table | undefined)[]> = { low: [], medium: [], high: [] };
  for (const table of tables) index[table.risk][sizeOf(table)] = table;
  return index;
}
