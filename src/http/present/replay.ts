import type { Replay } from "../../contract/replays.ts";
import type { Replays } from "../../services/replays.ts";
import { presentRound } from "./round.ts";

/** A shown round as JSON: without its own id, which is its player's. */
export function presentReplay(
  id: string,
  { round, rules, stages }: Awaited<ReturnType<Replays["find"]>>,
): Replay {
  const { id: _id, state: _state, nonce, clientSeed, ...shown } = presentRound(round);
  const revealed = shown.serverSeed !== null;
  return {
    id,
    round: { ...shown, nonce: revealed ? nonce : null, clientSeed: revealed ? clientSeed : null },
    rules: rules as Replay["rules"],
    stages: stages.map(({ outcome, stake }) => ({
      outcome: outcome as Replay["stages"][number]["outcome"],
      stake: Number(stake),
    })),
  };
}
