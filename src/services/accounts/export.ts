import type { PersonalRow, PersonalTable } from "../../db/personal.ts";
import { readPersonal } from "../../db/personal.ts";
import { PERSONAL_MONEY } from "../../ledger/personal.ts";
import { PERSONAL } from "../../store/personal.ts";
import type { AccountDeps } from "./deps.ts";
import { type ZipEntry, zipOf } from "./zip.ts";

/** Every table with rows of one person. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [...PERSONAL, ...PERSONAL_MONEY];

const README = `This archive holds everything that this house keeps about you, one file for each kind, as JSON.

Amounts are whole numbers of hundredths: 100 is one credit or one dollar of play money. Moments are in UTC. Rounds and seeds
together are all that is needed to recompute every outcome: the page "fairness" says how, and does it.

What the staff did to your account, when and why, is in admin-log.json; answers of support are in ticket-messages.json.

Not in it: your password (only a hash of it is kept), the secrets of your second factors, and server seeds that are not
revealed yet, because they decide rounds that you have still to play. Nor who of the staff did something: that is about them.
`;

/** Numbers as numbers while they are exact, bytes as base64, moments as ISO 8601. */
const toJson = (row: PersonalRow): string =>
  JSON.stringify(row, (_key, value: unknown) => {
    if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
    return value;
  });

async function* arrayOf(rows: AsyncIterable<PersonalRow>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const row of rows) {
    yield before + toJson(row);
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

async function* single(text: string): AsyncGenerator<string> {
  yield text;
}

/** Everything about a player, as the bytes of a zip archive that are read from the database as they are sent. */
export function exportPlayer(
  deps: Pick<AccountDeps, "database" | "clock">,
  playerId: string,
): AsyncGenerator<Uint8Array> {
  const given = PERSONAL_TABLES.filter(({ columns }) => columns.length > 0);
  const entries = given.map(
    (personal): ZipEntry => ({
      name: `${personal.table.replaceAll("_", "-")}.json`,
      pieces: arrayOf(readPersonal(deps.database, personal, playerId)),
    }),
  );
  return zipOf([{ name: "README.txt", pieces: single(README) }, ...entries], deps.clock());
}
