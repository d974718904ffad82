import { present } from "../../base/assert.ts";
import type { Clock } from "../../base/time.ts";
import type { Database } from "../../db/database.ts";
import { type Tx, withTx } from "../../db/tx.ts";
import { bumpGuard, ensureGuard } from "../../ledger/guards/rows.ts";
import type { Turnover } from "../../ledger/turnover.ts";
import { addChange, type LimitChange, putLimit, readSetLimits } from "../../store/limits.ts";
import { lockSeat } from "../../store/seeds.ts";
import { planLimit, type Wanted } from "./plan.ts";

export type LimitsDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: <T extends string>() => T;
  readonly turnover: Turnover;
  /** Called when what a player may do has changed, after it is in the database: every process forgets their sessions. */
  readonly onChanged: (playerId: string) => void;
};

/** What a change leaves in the player's history; it counts at once unless it says otherwise. */
export type Changed = Pick<LimitChange, "what"> & Partial<LimitChange>;

/** Changes a guard inside the seat's lock, so that no bet that was judged before is settled after. */
export async function change(
  deps: LimitsDeps,
  playerId: string,
  work: (tx: Tx, now: Date) => Promise<readonly Changed[]>,
): Promise<void> {
  await withTx(deps.database, async (tx) => {
    const seat = present(await lockSeat(tx, playerId), "the player's seat");
    const now = new Date(deps.clock());
    await ensureGuard(tx, playerId, seat, now);
    for (const made of await work(tx, now)) {
      const rest = { span: undefined, amount: undefined, effectiveAt: now, until: undefined, createdAt: now };
      await addChange(tx, playerId, deps.newId(), { ...rest, ...made });
    }
    await bumpGuard(tx, playerId);
  });
  deps.onChanged(playerId);
}

/** Inside the seat's lock: sets what differs from what is set. */
export async function setLimits(
  tx: Tx,
  playerId: string,
  wanted: readonly Wanted[],
  now: Date,
): Promise<Changed[]> {
  const set = await readSetLimits(tx, playerId, now);
  const made: Changed[] = [];
  for (const { kind, span, amount } of wanted) {
    const before = set.find((limit) => limit.kind === kind && limit.span === span);
    const planned = planLimit(before, { kind, span, amount }, now.getTime());
    if (!planned) continue;
    await putLimit(tx, playerId, planned);
    made.push({ what: kind, span, amount, effectiveAt: planned.next?.at ?? now });
  }
  return made;
}
