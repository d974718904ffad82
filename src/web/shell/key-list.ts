import { useEffect, useSyncExternalStore } from "react";

/** A key and what it does, for the list behind "?". */
export type ListedKey = { readonly keys: string; readonly does: string };
export type KeyGroup = { readonly title: string; readonly keys: readonly ListedKey[] };

let groups: readonly KeyGroup[] = [];
const listeners = new Set<() => void>();

function change(next: readonly KeyGroup[]): void {
  groups = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Puts keys on the list while a page or a scene is there. Pass the same array from render to render. */
export function useListedKeys(title: string, keys: readonly ListedKey[]): void {
  useEffect(() => {
    const group = { title, keys };
    change([...groups, group]);
    return () => change(groups.filter((one) => one !== group));
  }, [title, keys]);
}

export const useKeyGroups = (): readonly KeyGroup[] => useSyncExternalStore(subscribe, () => groups);
