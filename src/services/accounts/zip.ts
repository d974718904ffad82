import { Zip, ZipDeflate } from "fflate";

/** A file of an archive; its content comes in pieces of text. */
export type ZipEntry = { readonly name: string; readonly pieces: AsyncIterable<string> };

/**
 * A zip archive as a stream of bytes: nothing of it is ever held whole. Packed in strides of about 100 kB, between which
 * other requests have their turn. Up to 4 GiB, no encryption.
 */
export async function* zipOf(entries: Iterable<ZipEntry>, nowMs: number): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const { name, pieces } of entries) {
    const file = new ZipDeflate(name);
    file.mtime = nowMs;
    zip.add(file);
    for await (const piece of pieces) {
      file.push(Buffer.from(piece, "utf8"));
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
