import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { Transform, type TransformCallback } from "node:stream";

/**
 * Encryption of a stream of any length, in chunks that are each authenticated: the STREAM construction (Hoang, Reyhanitabar,
 * Rogaway and Vizár, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015), as age uses it. The
 * nonce of a chunk is its number and whether it is the last, so that nothing can be cut off, swapped or added. Layout:
 * magic, salt, then chunks of 64 KiB, each with a tag of 16 bytes behind it. AES-256-GCM; the key by HKDF from key and salt.
 */
const MAGIC = Buffer.from("RNG-THING-BACKUP-1\n", "ascii");
const SALT_BYTES = 16;
const HEADER_BYTES = MAGIC.length + SALT_BYTES;
const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const COUNTER_BYTES = 11;

/** The bytes are not a backup, were changed or cut, or the key is another one. */
export class NotSealed extends Error {
  override readonly name = "NotSealed";
}

const keyOf = (secret: string, salt: Uint8Array): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync("sha256", secret, salt, "rng-thing backups", 32)));

function nonceOf(chunk: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(COUNTER_BYTES + 1);
  // Six bytes of counter are 2^48 chunks: more than any disk.
  nonce.writeUIntBE(chunk, COUNTER_BYTES - 6, 6);
  nonce[COUNTER_BYTES] = last ? 1 : 0;
  return nonce;
}

/** Hands on pieces of exactly `size` bytes while more follow, and what is left at the end; that may be empty. */
function inPieces(size: number, onPiece: (piece: Buffer, last: boolean) => Buffer): Transform {
  let held: Buffer[] = [];
  let length = 0;
  return new Transform({
    transform(bytes: Buffer, _encoding, done: TransformCallback) {
      try {
        held.push(bytes);
        length += bytes.length;
        // A full piece is only handed on when it is known not to be the last.
        if (length > size) {
          let all = Buffer.concat(held);
          for (; all.length > size; all = all.subarray(size))
            this.push(onPiece(all.subarray(0, size), false));
          held = [all];
          length = all.length;
        }
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        done(null, onPiece(Buffer.concat(held), true));
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

/** Encrypts whatever flows through. salt: 16 fresh bytes. */
export function sealStream(secret: string, salt: Uint8Array): Transform {
  const key = keyOf(secret, salt);
  let chunk = 0;
  const stream = inPieces(CHUNK_BYTES, (piece, last) => {
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf(chunk, last));
    chunk += 1;
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  });
  stream.push(Buffer.concat([MAGIC, salt]));
  return stream;
}

function openChunk(key: KeyObject, nonce: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < TAG_BYTES) throw new NotSealed("the backup is cut off");
  const body = sealed.subarray(0, sealed.length - TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw new NotSealed("the backup was changed or cut off, or BACKUP_KEY is not the one it was made with");
  }
}

/** Decrypts and proves what flows through, chunk by chunk. Ends with NotSealed. */
export function openStream(secret: string): Transform {
  let key: KeyObject | undefined;
  let chunk = 0;
  const chunks = inPieces(CHUNK_BYTES + TAG_BYTES, (piece, last) => {
    if (!key) throw new NotSealed("this is not a backup of RNG-THING");
    const nonce = nonceOf(chunk, last);
    chunk += 1;
    return openChunk(key, nonce, piece);
  });
  let header: Buffer = Buffer.alloc(0);
  const write = chunks._transform.bind(chunks);
  chunks._transform = (bytes: Buffer, encoding, done) => {
    if (key) return write(bytes, encoding, done);
    header = Buffer.concat([header, bytes]);
    if (header.length < HEADER_BYTES) return done();
    if (!header.subarray(0, MAGIC.length).equals(MAGIC))
      return done(new NotSealed("this is not a backup of RNG-THING"));
    key = keyOf(secret, header.subarray(MAGIC.length, HEADER_BYTES));
    const rest = header.subarray(HEADER_BYTES);
    return rest.length > 0 ? write(rest, encoding, done) : done();
  };
  return chunks;
}
