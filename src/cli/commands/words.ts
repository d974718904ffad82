import { feed } from "../../services/word-feed.ts";
import { type Command, type Given, required, textOf, toJson, Usage } from "../command.ts";

const BYTES_MAX = 1e15;
const JSON_BYTES_MAX = 2 ** 20;

/** The seeds of the worked example in docs/fairness.md: a battery that is run again reads the same bytes. */
const SERVER_SEED = "18e93f4a7b5b58d2569765766d1b6c3296bbd8430d6f20249044d72f14720159";
const CLIENT_SEED = "bb62964774";

function bytesOf(given: Given): number {
  const bytes = Number(required(given, "bytes").replaceAll("_", ""));
  if (!Number.isSafeInteger(bytes) || bytes < 1 || bytes > BYTES_MAX)
    throw new Usage(`--bytes is a whole number from 1 to ${BYTES_MAX}`);
  return bytes;
}

export const words: Command<unknown> = {
  name: "words",
  usage: "words --bytes N [--below N,N,…] [--server-seed HEX] [--client-seed TEXT] [--json]",
  summary: "Write the word stream to standard output, for dieharder, rngtest and their like",
  options: {
    bytes: { type: "string" },
    below: { type: "string" },
    "server-seed": { type: "string" },
    "client-seed": { type: "string" },
  },
  details: [
    "--bytes N           how many bytes",
    "--below N,N,…       bytes made of draws below(N), the sizes in turn, instead of the words themselves",
    "--server-seed HEX   that of the worked example in docs/fairness.md unless told otherwise",
    "--client-seed TEXT  the same",
    "--json              {bytes: hexadecimal text} instead of raw bytes, 1 MiB at most",
    "The rounds with nonce 0, 1, 2, …: the first block of each, a word as four bytes, the lowest first.",
  ],
  async run(given, io) {
    const bytes = bytesOf(given);
    const pieces = feed({
      serverSeed: textOf(given, "server-seed") ?? SERVER_SEED,
      clientSeed: textOf(given, "client-seed") ?? CLIENT_SEED,
      sizes: textOf(given, "below")?.split(",").map(Number),
      bytes,
    });
    if (!pieces.ok) throw new Usage(pieces.faults.map(({ at, what }) => `${at}: ${what}`).join("\n"));
    if (given.json) {
      if (bytes > JSON_BYTES_MAX) throw new Usage(`--json is for at most ${JSON_BYTES_MAX} bytes`);
      io.out(toJson({ bytes: Buffer.concat([...pieces.value]).toString("hex") }));
      return 0;
    }
    for (const piece of pieces.value) await io.raw(piece);
    return 0;
  },
};
