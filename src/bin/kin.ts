import type { AppPorts, MetricsSample } from "../app.ts";

type Carrier = NonNullable<AppPorts["carrier"]>;

/** What the primary process and its children say to each other. */
export type Note =
  /** A text of the bus, for all the others. */
  | { readonly kind: "bus"; readonly text: string }
  /** Primary to child: your metrics, please. */
  | { readonly kind: "sample?"; readonly id: number }
  /** id 0: nobody asked, the child ends and says what it has counted. */
  | { readonly kind: "sample"; readonly id: number; readonly sample: MetricsSample }
  /** Child to primary: the metrics of all, please. */
  | { readonly kind: "metrics?"; readonly id: number }
  | { readonly kind: "metrics"; readonly id: number; readonly text: string }
  /** The child does its work now. */
  | { readonly kind: "ready" };

const KINDS = new Set<string>(["bus", "sample?", "sample", "metrics?", "metrics", "ready"]);
export const isNote = (message: unknown): message is Note =>
  typeof message === "object" &&
  message !== null &&
  "kind" in message &&
  typeof message.kind === "string" &&
  KINDS.has(message.kind);

/** A child's side of the talk. */
export type Kin = {
  readonly carrier: Carrier;
  /** Prometheus' text of all processes of this machine. */
  readonly metrics: () => Promise<string>;
  /** Says what the primary is to be told when it asks. */
  readonly offer: (sample: () => Promise<MetricsSample>) => void;
  /** Says what this process has counted, before it ends. */
  readonly farewell: (counts: MetricsSample) => Promise<void>;
  readonly ready: () => void;
};

/** Undefined for a process that stands alone. */
export function findKin(): Kin | undefined {
  if (process.send === undefined) return undefined;
  const say = (note: Note): void => void (process.connected && process.send?.(note));
  let hear: (text: string) => void = () => {};
  let sample: (() => Promise<MetricsSample>) | undefined;
  let asked = 0;
  const waiting = new Map<number, (text: string) => void>();
  process.on("message", (note: unknown) => {
    if (!isNote(note)) return;
    if (note.kind === "bus") hear(note.text);
    if (note.kind === "sample?")
      void sample?.().then((own) => say({ kind: "sample", id: note.id, sample: own }));
    if (note.kind === "metrics") {
      waiting.get(note.id)?.(note.text);
      waiting.delete(note.id);
    }
  });
  return {
    carrier: {
      send: (text) => say({ kind: "bus", text }),
      receive: (hearer) => {
        hear = hearer;
      },
    },
    metrics: () =>
      new Promise((resolve) => {
        asked += 1;
        waiting.set(asked, resolve);
        say({ kind: "metrics?", id: asked });
      }),
    offer: (own) => {
      sample = own;
    },
    farewell: (counts) =>
      new Promise((resolve) => {
        const note: Note = { kind: "sample", id: 0, sample: counts };
        // Without a listener there is nobody to tell; the process ends anyway.
        if (process.connected) process.send?.(note, undefined, undefined, () => resolve());
        else resolve();
      }),
    ready: () => say({ kind: "ready" }),
  };
}
