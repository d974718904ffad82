import { hash } from "node:crypto";
import { assert, present } from "../../base/assert.ts";
import { HOUR_MS } from "../../base/time.ts";
import { withTx } from "../../db/tx.ts";
import { isExpired, postponeExpiry, readExpired } from "../../store/rounds.ts";
import { lockSeat } from "../../store/seeds.ts";
import type { Played } from "./bet.ts";
import { apply, findRound, type MoveDeps, revive } from "./move.ts";

type ExpireDeps = MoveDeps & { readonly newId: () => string };
type Expired = { readonly playerId: string; readonly roundId: string };

/** No game's default move needs more repetitions than this to end a round. */
const MOVES_MAX = 1_000;

/** When a round that could not be ended is tried again. */
const AGAIN_AFTER_MS = HOUR_MS;

/** Ends one round by default moves, all in one commit; false when its player has touched it meanwhile. */
async function expireRound(deps: ExpireDeps, { playerId, roundId }: Expired): Promise<boolean> {
  const inputHash = hash("sha256", `${roundId}\ndefault`).slice(0, 32);
  const settled = await withTx(deps.database, async (tx) => {
    const seat = present(await lockSeat(tx, playerId), "the player's seat");
    if (!(await isExpired(tx, playerId, roundId, new Date(deps.clock())))) return undefined;
    let round: Played["round"] = await findRound(tx, playerId, roundId);
    for (let moves = 0; round.state === "open"; moves += 1) {
      assert(moves < MOVES_MAX, `the default move of ${round.game} does not end a round`);
      const revived = await revive(tx, deps.sealer, round);
      const move = revived.game.defaultMove(revived.rules, revived.state);
      // Nobody can guess it, so nobody can have used it. The seat's lock and isExpired let the round end once.
      const key = deps.newId();
      round = (await apply(tx, deps, seat, round, revived, move, { key, inputHash, byHouse: true })).round;
    }
    return round;
  });
  if (settled) deps.news?.onRound(settled);
  return settled !== undefined;
}

/** Rounds that nobody touched until their time was up, each settled by its game's published default move. */
export async function expireRounds(
  deps: ExpireDeps & { readonly onFault: (error: unknown) => void },
  roundsMax: number,
): Promise<number> {
  let done = 0;
  const broken: string[] = [];
  for (const expired of await readExpired(deps.database.db, new Date(deps.clock()), roundsMax)) {
    try {
      if (await expireRound(deps, expired)) done += 1;
    } catch (error) {
      // One broken round must not keep the others open.
      deps.onFault(error);
      broken.push(expired.roundId);
    }
  }
  await postponeExpiry(deps.database.db, broken, new Date(deps.clock() + AGAIN_AFTER_MS));
  return done;
}
