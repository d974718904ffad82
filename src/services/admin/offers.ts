import { formatMinor } from "../../base/money.ts";
import { type Fault, Refusal } from "../../base/refusal.ts";
import { withTx } from "../../db/tx.ts";
import { GAMES } from "../../games/catalog.ts";
import type { GameId } from "../../games/ids.ts";
import { appendLog } from "../../store/admin-log.ts";
import { closeWatches } from "../../store/fairness-watch.ts";
import { type GameSetting, lockGameSetting, putGameSetting } from "../../store/rules.ts";
import type { AdminDeps } from "./deps.ts";

/** No operator sets a higher stake, minor units: the best bet of any game on it still fits in a wallet many times. */
export const STAKE_CEILING = 100_000_000n;

/** What is to be different about a game. Left out: stays as it is. null: as published. Stakes in minor units. */
export type OfferChange = {
  readonly enabled?: boolean;
  readonly stakeMin?: bigint | null;
  readonly stakeMax?: bigint | null;
};

export type OfferOrder = {
  /** Undefined: at the command line of the house. */
  readonly actorId: string | undefined;
  readonly game: GameId;
  readonly change: OfferChange;
  readonly reason: string;
};

/** Refuses stakes that nobody could play. Refusals: invalid. */
function checkStakes({ game, stakeMin, stakeMax }: GameSetting): void {
  const published = GAMES[game as GameId];
  const least = stakeMin ?? BigInt(published.stakeMin);
  const most = stakeMax ?? BigInt(published.stakeMax);
  const faults: Fault[] = [];
  if (least < 1n) faults.push({ at: "/stakeMin", what: "must be at least 0.01" });
  if (most > STAKE_CEILING)
    faults.push({ at: "/stakeMax", what: `must be at most ${formatMinor(STAKE_CEILING)}` });
  if (least > most) {
    const what = `is ${formatMinor(most)}, less than the least stake, ${formatMinor(least)}: give both`;
    faults.push({ at: "/stakeMax", what });
  }
  if (faults.length > 0) throw new Refusal("invalid", `These stakes cannot be set for ${game}.`, { faults });
}

/** Which games are on offer, and for what stakes. Open hands are always played to their end under what they began with. */
export function createOffers(deps: Pick<AdminDeps, "database" | "clock" | "bus">) {
  return {
    /**
     * Changes a game's offer in every process at once. One that comes back, even after the fairness watch took it away, is
     * watched anew. Refusals: invalid.
     */
    async change({ actorId, game, change, reason }: OfferOrder): Promise<GameSetting> {
      const setting = await withTx(deps.database, async (tx) => {
        const now = new Date(deps.clock());
        const before = await lockGameSetting(tx, game, now);
        const after: GameSetting = { ...before, ...change };
        checkStakes(after);
        await putGameSetting(tx, after, now);
        if (after.enabled && !before.enabled) await closeWatches(tx, game, now);
        const told = {
          enabled: after.enabled,
          stakeMin: after.stakeMin?.toString() ?? null,
          stakeMax: after.stakeMax?.toString() ?? null,
          reason,
        };
        await appendLog(tx, { actorId, action: "offer", target: game, details: told, now });
        return after;
      });
      deps.bus.publish("catalog", { game });
      return setting;
    },
  };
}
