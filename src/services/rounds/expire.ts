import { hash } from "node:crypto";
import { assert, present } from "../../base/assert.ts";
import { withTx } from "../../db/tx.ts";
import { isExpired, readExpired } from "../../store/rounds.ts";
import { lockSeat } from "../../store/seeds.ts";
import type { Played } from "./bet.ts";
import { apply, findRound, type MoveDeps, revive } from "./move.ts";

type Expired = { readonly playerId: string; readonly roundId: string };

/** No game's default move needs more repetitions than this to end a round. */
const MOVES_MAX = 1_000;

/** A key that is the same whoever makes this default move: a UUID of version 8 (RFC 9562) from a hash. */
function keyOf(roundId: string, moveNumber: number): string {
  const hex = hash("sha256", `default move ${moveNumber} of ${roundId}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Ends one round by default moves, all in one commit; false when its player has touched it meanwhile. */
async function expireRound(deps: MoveDeps, { playerId, roundId }: Expired): Promise<boolean> {
  const inputHash = hash("sha256", `${roundId}\ndefault`).slice(0, 32);
  const settled = await withTx(deps.database, async (tx) => {
    const seat = present(await lockSeat(tx, playerId), "the player's seat");
    if (!(await isExpired(tx, playerId, roundId, new Date(deps.clock())))) return undefined;
    let round: Played["round"] = await findRound(tx, playerId, roundId);
    for (let moves = 0; round.state === "open"; moves += 1) {
      assert(moves < MOVES_MAX, `the default move of ${round.game} does not end a round`);
      const revived = await revive(tx, deps.sealer, round);
      const move = revived.game.defaultMove(revived.rules, revived.state);
      const key = keyOf(roundId, round.moves.length);
      round = (await apply(tx, deps, seat, round, revived, move, { key, inputHash, byHouse: true })).round;
    }
    return round;
  });
  if (settled) deps.news?.onRound(settled);
  return settled !== undefined;
}

/** Rounds that nobody touched until their time was up, each settled by its game's published default move. */
export async function expireRounds(
  deps: MoveDeps & { readonly onFault: (error: unknown) => void },
  roundsMax: number,
): Promise<number> {
  let done = 0;
  for (const expired of await readExpired(deps.database.db, new Date(deps.clock()), roundsMax)) {
    try {
      if (await expireRound(deps, expired)) done += 1;
    } catch (error) {
      // One broken round must not keep the others open.
      deps.onFault(error);
    }
  }
  return done;
}
