import { createHash } from "node:crypto";

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

const hashOf = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The root of no leaves at all. */
export const EMPTY_ROOT: Uint8Array = hashOf();

/**
 * A Merkle tree (RFC 6962, 2.1: leaves hashed with a 0 byte before them, nodes with a 1) that is built leaf by leaf and
 * keeps only one hash per level, so a block of any size costs a few kilobytes.
 */
export function createMerkle() {
  const levels: (Buffer | undefined)[] = [];
  return {
    add(leaf: string): void {
      let carry = hashOf(LEAF, Buffer.from(leaf, "utf8"));
      let level = 0;
      for (let left = levels[0]; left !== undefined; left = levels[level]) {
        carry = hashOf(NODE, left, carry);
        levels[level] = undefined;
        level += 1;
      }
      levels[level] = carry;
    },
    /** The root over the leaves so far; more may be added after. */
    root(): Uint8Array {
      let root: Buffer | undefined;
      for (const left of levels) {
        if (left) root = root ? hashOf(NODE, left, root) : left;
      }
      return root ?? EMPTY_ROOT;
    },
  };
}
