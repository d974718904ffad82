import type { Round } from "../../../contract/rounds.ts";
import { wordsOf } from "../../games/words-catalog.ts";

/** Amounts with a point and a plain hyphen, as spreadsheets read them; made from digits, without arithmetic. */
function plainAmount(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A text that begins like a formula must not become one when a spreadsheet opens it (OWASP, CSV injection). */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** RFC 4180: quoted when it must be, quotes doubled. */
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const COLUMNS: readonly { readonly name: string; cell(round: Round): string; readonly exact?: true }[] = [
  { name: "round", cell: (round) => round.id },
  { name: "game", cell: (round) => round.game },
  { name: "played", cell: (round) => round.createdAt },
  { name: "settled", cell: (round) => round.settledAt ?? "" },
  { name: "bet", cell: (round) => wordsOf(round.game).bet(round.bet) },
  { name: "outcome", cell: (round) => wordsOf(round.game).outcome(round.outcome) },
  { name: "stake_credits", exact: true, cell: (round) => plainAmount(round.stake) },
  { name: "returned_credits", exact: true, cell: (round) => plainAmount(round.payout) },
  { name: "net_credits", exact: true, cell: (round) => plainAmount(round.payout - round.stake) },
  { name: "nonce", exact: true, cell: (round) => String(round.nonce) },
  { name: "client_seed", cell: (round) => round.clientSeed },
  { name: "server_seed_hash", cell: (round) => round.serverSeedHash },
  { name: "server_seed", cell: (round) => round.serverSeed ?? "" },
  { name: "rules", cell: (round) => round.rulesId },
  { name: "bet_json", cell: (round) => JSON.stringify(round.bet) },
  { name: "outcome_json", cell: (round) => JSON.stringify(round.outcome) },
];

const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\r\n`;

export const csvHead = (): string => lineOf(COLUMNS.map(({ name }) => name));

export const csvRows = (rounds: readonly Round[]): string =>
  rounds
    .map((round) => lineOf(COLUMNS.map(({ cell, exact }) => (exact ? cell(round) : harmless(cell(round))))))
    .join("");
