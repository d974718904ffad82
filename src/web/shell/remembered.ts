import { useSyncExternalStore } from "react";

/** A choice that this browser remembers, the same in all its tabs. */
export type Remembered<T extends string> = {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
};

/** Storage can be forbidden (private windows, policies): then the choice lasts as long as the page. */
export function remembered<T extends string>(key: string, values: readonly T[], first: T): Remembered<T> {
  const listeners = new Set<() => void>();
  const read = (): T => {
    try {
      return values.find((value) => value === localStorage.getItem(key)) ?? first;
    } catch {
      return first;
    }
  };
  let current = read();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  window.addEventListener("storage", (event) => {
    if (event.key !== key) return;
    current = read();
    tell();
  });
  return {
    get: () => current,
    set(value) {
      current = value;
      try {
        localStorage.setItem(key, value);
      } catch {
        // Not remembered, but done.
      }
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useRemembered = <T extends string>(choice: Remembered<T>): T =>
  useSyncExternalStore(choice.subscribe, choice.get);
