import { expect, test } from "vitest";
import type { Round } from "../../../src/contract/rounds.ts";
import { csvHead, csvRows } from "../../../src/web/pages/history/csv.ts";

const ROUND: Round = {
  id: "01a20af0-2f8b-7000-96c5-2561d0249e83",
  game: "coinflip",
  state: "settled",
  stake: 500,
  openingStake: 500,
  payout: 0,
  multiplier: 0,
  bet: { side: "tails" },
  outcome: { side: "heads" },
  moves: [],
  nonce: 1,
  clientSeed: "seed",
  serverSeedHash: "ab",
  serverSeed: null,
  rulesId: "79f2",
  createdAt: "2026-11-24T00:24:02.699Z",
  settledAt: "2026-11-24T00:24:02.699Z",
};

const cells = (round: Round): string[] => csvRows([round]).trimEnd().split(",");
const columnOf = (name: string): number => csvHead().trimEnd().split(",").indexOf(name);

test("a row has a cell for every column, and amounts with two decimals", () => {
  const row = csvRows([ROUND]);
  expect(row.endsWith("\r\n")).toBe(true);
  expect(cells(ROUND)[columnOf("stake_credits")]).toBe("5.00");
  expect(cells(ROUND)[columnOf("net_credits")]).toBe("-5.00");
  expect(cells(ROUND)[columnOf("bet")]).toBe("Tails");
});

test.each(["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1"])(
  "a client seed of %j cannot become a formula in a spreadsheet",
  (clientSeed) => {
    expect(cells({ ...ROUND, clientSeed })[columnOf("client_seed")]).toBe(`'${clientSeed}`);
  },
);

test("commas and quotes of a client seed stay inside their cell", () => {
  expect(csvRows([{ ...ROUND, clientSeed: 'a,"b"' }])).toContain(',"a,""b""",');
});
