import { argon2, timingSafeEqual } from "node:crypto";
import { Refusal } from "../../base/refusal.ts";
import type { Entropy } from "../../base/time.ts";

/** OWASP's and ASVS 5.0's floor for two passes is 19 MiB; one lane. About 35 ms of one thread. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** Hashing fills libuv's four threads, which files and names share: two at once, and a bounded line behind them. */
const AT_ONCE = 2;
const WAITING_MAX = 200;

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]{16,64})\$([A-Za-z0-9+/]{16,128})$/;

type Work = { memory: number; passes: number; parallelism: number; tagLength: number };

function derive(password: string, salt: Uint8Array, work: Work): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2("argon2id", { ...work, message: password.normalize("NFKC"), nonce: salt }, (error, tag) =>
      error ? reject(error) : resolve(tag),
    );
  });
}

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64").replace(/=+$/, "");

/** argon2id over Node's own crypto, PHC strings, with a gate so that sign-ins cannot starve bets. */
export function createPasswords(entropy: Entropy) {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function gated<T>(work: () => Promise<T>): Promise<T> {
    if (running >= AT_ONCE) {
      if (waiting.length >= WAITING_MAX) {
        throw new Refusal(
          "busy",
          "Too many people are signing in at this moment. Try again in a few seconds.",
          {
            retryAfterSeconds: 5,
          },
        );
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      // The place is handed on, not freed, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    /** "$argon2id$v=19$m=…,t=…,p=…$salt$tag". Refusals: busy. */
    hash: (password: string): Promise<string> =>
      gated(async () => {
        const salt = entropy(SALT_BYTES);
        const work = { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES, tagLength: TAG_BYTES };
        const tag = await derive(password, salt, work);
        return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(salt)}$${unpadded(tag)}`;
      }),
    /** Whether the password made this hash; false for a text that is no hash of ours. Refusals: busy. */
    verify: ({ hash, password }: { hash: string; password: string }): Promise<boolean> =>
      gated(async () => {
        const [, memory, passes, lanes, salt, tag] = PHC.exec(hash) ?? [];
        if (!salt || !tag) return false;
        const expected = Buffer.from(tag, "base64");
        const work = {
          memory: Number(memory),
          passes: Number(passes),
          parallelism: Number(lanes),
          tagLength: expected.length,
        };
        return timingSafeEqual(await derive(password, Buffer.from(salt, "base64"), work), expected);
      }),
  };
}
export type Passwords = ReturnType<typeof createPasswords>;
