import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { assert, present } from "../base/assert.ts";
import type { SecretKey } from "../base/secret-key.ts";
import type { Entropy } from "../base/time.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 1;

/**
 * Encryption of unrevealed server seeds at rest: AES-256-GCM, the owner's row as associated data, so that a sealed seed
 * cannot be moved to another row. Layout: version, length of key id, key id, nonce, tag, ciphertext.
 */
export function createSealer(keys: readonly SecretKey[], entropy: Entropy, purpose = "server seeds at rest") {
  const derived = new Map<string, KeyObject>(
    keys.map(({ id, secret }) => [
      id,
      createSecretKey(Buffer.from(hkdfSync("sha256", secret, "rng-thing", purpose, 32))),
    ]),
  );
  const newest = present(keys[0], "the secret").id;

  return {
    /** The id of the key that new seeds are sealed with. */
    keyId: newest,
    keyIdOf: (sealed: Uint8Array): string =>
      Buffer.from(sealed.subarray(2, 2 + (sealed[1] as number))).toString("ascii"),
    seal(text: string, owner: string): Uint8Array {
      const nonce = entropy(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", present(derived.get(newest), "the key"), nonce);
      cipher.setAAD(Buffer.from(owner, "ascii"));
      const body = Buffer.concat([cipher.update(text, "ascii"), cipher.final()]);
      const id = Buffer.from(newest, "ascii");
      return Buffer.concat([Buffer.from([VERSION, id.length]), id, nonce, cipher.getAuthTag(), body]);
    },
    /** The sealed text. A broken invariant when its key is gone or the bytes were changed. */
    open(sealed: Uint8Array, owner: string): string {
      const bytes = Buffer.from(sealed);
      assert(bytes[0] === VERSION, "a sealed seed has an unknown version");
      const start = 2 + (bytes[1] as number);
      const key = derived.get(bytes.subarray(2, start).toString("ascii"));
      assert(key, "a server seed was sealed with a key that RNG_SECRET no longer has");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(start, start + NONCE_BYTES));
      decipher.setAAD(Buffer.from(owner, "ascii"));
      decipher.setAuthTag(bytes.subarray(start + NONCE_BYTES, start + NONCE_BYTES + TAG_BYTES));
      return (
        decipher.update(bytes.subarray(start + NONCE_BYTES + TAG_BYTES), undefined, "ascii") +
        decipher.final("ascii")
      );
    },
  };
}
export type Sealer = ReturnType<typeof createSealer>;
