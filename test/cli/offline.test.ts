import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CliDeps } from "../../src/cli/house.ts";
import { runCli } from "../../src/cli/main.ts";

/** None of these commands opens a house. */
const NO_HOUSE = {} as CliDeps;

async function called(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const bytes: Uint8Array[] = [];
  const code = await runCli(
    args,
    {
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      raw: async (piece) => void bytes.push(piece),
      redraw: () => undefined,
      readFile: () => Promise.reject(new Error("no file")),
      isTerminal: false,
    },
    NO_HOUSE,
  );
  return { code, out: out.join("\n"), err: err.join("\n"), bytes: Buffer.concat(bytes) };
}

/** The draws of docs/games/plinko.md: the first block of the round with nonce 1. */
const PUBLISHED = [
  3314602353, 3818614848, 1323433970, 3456746465, 151423201, 839556306, 2136519084, 1039830162,
];

test("words writes the very words that rounds are drawn from, each as four bytes, a block of eight for each nonce", async () => {
  const { code, bytes, out } = await called("words", "--bytes", "70");
  expect({ code, out, length: bytes.length }).toEqual({ code: 0, out: "", length: 70 });
  expect(PUBLISHED.map((_, at) => bytes.readUInt32LE(32 + 4 * at))).toEqual(PUBLISHED);
  const { out: json } = await called("words", "--bytes", "70", "--json");
  expect(JSON.parse(json)).toEqual({ bytes: bytes.toString("hex") });
});

test("words makes bytes of draws with any sizes, others with other seeds", async () => {
  const plain = (await called("words", "--bytes", "64")).bytes;
  const drawn = (await called("words", "--bytes", "64", "--below", "52,6,37")).bytes;
  const other = (await called("words", "--bytes", "64", "--client-seed", "another")).bytes;
  expect([drawn.length, other.length]).toEqual([64, 64]);
  expect(new Set([plain, drawn, other].map((bytes) => bytes.toString("hex"))).size).toBe(3);
});

test.each([
  [["words"], "--bytes is missing"],
  [["words", "--bytes", "0"], "--bytes is a whole number from 1"],
  [["words", "--bytes", "9", "--below", "1"], "/below"],
  [["words", "--bytes", "9", "--server-seed", "XYZ"], "/server-seed"],
  [["words", "--bytes", "2000000", "--json"], "--json is for at most"],
  [["simulate", "dice", "--rounds", "0"], "--rounds is a whole number from 1"],
  [["simulate", "dice", "--rounds", "1e99"], "--rounds is a whole number from 1"],
  [["simulate", "dice", "--seed", "-1"], "--seed"],
  [["simulate", "nothing"], "there is no game nothing"],
  [["simulate", "dice", "--html", join(tmpdir(), "no", "such", "folder.html")], "cannot be written"],
  [["odds", "nothing"], "nothing is not a game"],
])("a wrong call, %j, is told with the command's help, and plays nothing", async (args, told) => {
  const { code, out, err, bytes } = await called(...args);
  expect({ code, out, length: bytes.length }).toEqual({ code: 2, out: "", length: 0 });
  expect(err).toContain(told);
  expect(err).toContain("usage: npm run -s cli -- ");
});
