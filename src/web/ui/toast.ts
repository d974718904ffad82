/** A short message that does not ask for anything. */
export type Toast = {
  readonly title: string;
  readonly detail?: string;
  readonly tone?: "plain" | "loss";
};

type Outlet = (toast: Toast) => void;

const waiting: Toast[] = [];
let outlet: Outlet | undefined;
const listeners = new Set<() => void>();

/** Says something from anywhere. What is said before the outlet has loaded waits for it. */
export function toast(message: Toast): void {
  if (outlet) {
    outlet(message);
    return;
  }
  waiting.push(message);
  for (const listener of listeners) listener();
}

export const toastsWanted = (): boolean => waiting.length > 0 || outlet !== undefined;

export const onToast = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The place where messages are shown takes over; returns how to leave. */
export function connectToasts(next: Outlet): () => void {
  outlet = next;
  for (const message of waiting.splice(0)) next(message);
  return () => {
    outlet = undefined;
  };
}
