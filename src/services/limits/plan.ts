import { LOOSER_AFTER_MS } from "../../base/limits.ts";
import type { SetLimit } from "../../store/limits.ts";

/** A limit as the player wants it; undefined: none. */
export type Wanted = Pick<SetLimit, "kind" | "span"> & { readonly amount: bigint | undefined };

/**
 * What becomes of a limit: tighter (or new) at once, looser (or gone) after a day. Asking again for what already waits
 * does not make it wait longer; asking for what is in force calls off what waits. Undefined when nothing changes.
 */
export function planLimit(now: SetLimit | undefined, wanted: Wanted, nowMs: number): SetLimit | undefined {
  const { kind, span, amount } = wanted;
  if (now === undefined) return amount === undefined ? undefined : { kind, span, amount, next: undefined };
  if (amount !== undefined && amount <= now.amount) {
    const same = amount === now.amount && now.next === undefined;
    return same ? undefined : { kind, span, amount, next: undefined };
  }
  const next = amount ?? null;
  if (now.next && now.next.amount === next) return undefined;
  return { ...now, next: { amount: next, at: new Date(nowMs + LOOSER_AFTER_MS) } };
}
