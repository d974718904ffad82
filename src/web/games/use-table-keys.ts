import { stepDown, stepUp } from "../ui/stake-ladder.ts";
import type { SceneKey } from "./scene.ts";
import { useKeys } from "./use-keys.ts";
import type { Table } from "./use-table.ts";

type Also = {
  readonly chips: boolean;
  readonly stakeMin: number;
  readonly stakeMax: number;
  toggleOdds(): void;
};

/** The keys that every game has, for the list of keys. */
export const TABLE_KEYS: readonly SceneKey[] = [
  { keys: "space", does: "play; while it plays, show the result" },
  { keys: "↑  ↓", does: "stake more, stake less" },
  { keys: "o", does: "the odds" },
];
export const CHIP_TABLE_KEYS: readonly SceneKey[] = [
  ...TABLE_KEYS,
  { keys: "z  x", does: "undo, clear the table" },
];

export function useTableKeys(table: Table, also: Also): void {
  const { play, draft, moves, repeat, setStake } = table;
  const idle = play.phase === "idle";
  const more = (): void => setStake((from) => stepUp(from, also.stakeMax));
  const less = (): void => setStake((from) => stepDown(from, also.stakeMin));
  // The stake of an open round stands; chips for it may still be chosen.
  const staking = moves === null || also.chips;
  const verbs: Readonly<Record<string, () => void>> = {
    " ": table.press,
    ...(staking ? { ArrowUp: more, ArrowRight: more, ArrowDown: less, ArrowLeft: less } : {}),
    o: also.toggleOdds,
    ...(also.chips && idle && moves === null ? { z: draft.undo, x: () => draft.set(null) } : {}),
    ...(repeat.count === null ? {} : { Escape: repeat.stop }),
  };
  useKeys((key, event) => {
    const name = key.length === 1 ? key.toLowerCase() : key;
    const named = moves?.find((one) => one.key === name);
    const verb = named ? () => table.move(named.move) : verbs[name];
    if (!verb) return false;
    if (!(event.repeat && (named || name === " "))) verb();
    return true;
  });
}
