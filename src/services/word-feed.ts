import { bad, ok, type Result } from "../base/refusal.ts";
import { belowFrom, type Words } from "../fair/draws.ts";
import { type ClientSeed, parseClientSeed, parseServerSeed, type ServerSeed } from "../fair/seed.ts";
import { importServerSeed, wordStream } from "../fair/stream.ts";

/** The first block of a round holds so many words: what most rounds use, and all that is fed of each. */
const WORDS_A_ROUND = 8;

/** The words of the rounds with nonce 0, 1, 2, …: the first block of each, by the code that plays. */
function roundWords(serverSeed: ServerSeed, clientSeed: ClientSeed): Words {
  const key = importServerSeed(serverSeed);
  let nonce = -1;
  let left = 0;
  let round: Words | undefined;
  return {
    next() {
      if (left === 0 || !round) {
        nonce += 1;
        left = WORDS_A_ROUND;
        round = wordStream(key, clientSeed, nonce);
      }
      left -= 1;
      return round.next();
    },
  };
}

/** Words as four bytes each, the lowest first, as test batteries on today's machines read them. */
function wordBytes(words: Words): () => number {
  let word = 0;
  let left = 0;
  return () => {
    if (left === 0) {
      word = words.next();
      left = 4;
    }
    const byte = word & 255;
    word >>>= 8;
    left -= 1;
    return byte;
  };
}

const TWO_32 = 2 ** 32;

/**
 * Bytes made of draws below(n), n going round the sizes (each 2 to 2^16), uniform if the draws are and only then: `value` is
 * uniform in [0, range) at every moment. A draw multiplies the range by n; a byte takes the remainder by 256 of what lies below
 * the largest multiple of 256, and what lies above stays for the next.
 */
function drawBytes(words: Words, sizes: readonly number[]): () => number {
  let value = 0;
  let range = 1;
  let turn = 0;
  return () => {
    for (;;) {
      while (range < TWO_32) {
        const n = sizes[turn] as number;
        turn = (turn + 1) % sizes.length;
        value = value * n + belowFrom(words, n);
        range *= n;
      }
      const share = Math.floor(range / 256);
      const whole = share * 256;
      if (value < whole) {
        const byte = value % 256;
        value = (value - byte) / 256;
        range = share;
        return byte;
      }
      value -= whole;
      range -= whole;
    }
  };
}

function* inPieces(byte: () => number, bytes: number): Generator<Uint8Array> {
  for (let left = bytes; left > 0; ) {
    const piece = new Uint8Array(Math.min(left, PIECE));
    for (let at = 0; at < piece.length; at += 1) piece[at] = byte();
    left -= piece.length;
    yield piece;
  }
}

const PIECE = 65_536;
const SIZES_MAX = 64;
const SIZE_MAX = 2 ** 16;
const isSize = (n: number): boolean => Number.isInteger(n) && n >= 2 && n <= SIZE_MAX;

/** So many bytes of the words of a seed pair, or of draws below each of the sizes in turn, in pieces of at most 64 KiB. */
export function feed(order: {
  readonly serverSeed: string;
  readonly clientSeed: string;
  readonly sizes: readonly number[] | undefined;
  readonly bytes: number;
}): Result<Generator<Uint8Array>> {
  const { sizes, bytes } = order;
  const serverSeed = parseServerSeed(order.serverSeed);
  if (!serverSeed) return bad("/server-seed", "a server seed is lower-case hexadecimal text");
  const clientSeed = parseClientSeed(order.clientSeed);
  if (!clientSeed) return bad("/client-seed", "a client seed is 1 to 64 printable ASCII characters");
  if (sizes && (sizes.length === 0 || sizes.length > SIZES_MAX || !sizes.every(isSize)))
    return bad("/below", `below is 1 to ${SIZES_MAX} whole numbers from 2 to ${SIZE_MAX}`);
  const words = roundWords(serverSeed, clientSeed);
  return ok(inPieces(sizes ? drawBytes(words, sizes) : wordBytes(words), bytes));
}
