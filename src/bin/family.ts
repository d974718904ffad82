import { type ChildProcess, fork } from "node:child_process";
import cluster from "node:cluster";
import { fileURLToPath } from "node:url";
import { createTotals } from "../app.ts";
import { isNote, type Note } from "./kin.ts";

export type Role = "web" | "jobs";

export type Child = {
  readonly role: Role;
  readonly pid: number;
  /** Resolves to true when it does its work, to false when it ended before. */
  readonly ready: Promise<boolean>;
  /** The exit code; null when a signal ended it. */
  readonly gone: Promise<number | null>;
  /** Asks it to finish what is in and end. */
  readonly stop: () => void;
};

const SERVER = fileURLToPath(new URL("./server.ts", import.meta.url));
const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));
/** Of a child that does not answer in time only what it had counted before is told. */
const SAMPLE_PATIENCE_MS = 1_500;

function begin(role: Role): ChildProcess {
  if (role === "jobs") return fork(WORKER, [], { stdio: "inherit" });
  cluster.setupPrimary({ exec: SERVER, args: [] });
  return cluster.fork().process;
}

/** Asks a process to end in order, once: a second signal would end it on the spot. */
function asking(child: ChildProcess): () => void {
  let asked = false;
  return () => {
    if (!asked) child.kill("SIGTERM");
    asked = true;
  };
}

/** The processes that the primary has started and that live now. It carries their words and adds up their figures. */
export function createFamily() {
  const living = new Set<ChildProcess>();
  const totals = createTotals<ChildProcess>();
  const answers = new Map<number, (child: ChildProcess) => void>();
  let asked = 0;
  const say = (child: ChildProcess, note: Note): void => {
    if (child.connected) child.send(note, () => {});
  };

  /** Prometheus' text of all children together. */
  function metrics(): Promise<string> {
    asked += 1;
    const id = asked;
    const expected = new Set(living);
    const answered = new Set<ChildProcess>();
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        answers.delete(id);
        totals.text(answered).then(resolve, reject);
      };
      const timer = setTimeout(finish, SAMPLE_PATIENCE_MS);
      answers.set(id, (child) => {
        answered.add(child);
        expected.delete(child);
        if (expected.size === 0) finish();
      });
      for (const child of expected) say(child, { kind: "sample?", id });
    });
  }

  function hear(from: ChildProcess, note: Note): void {
    if (note.kind === "bus") for (const child of living) if (child !== from) say(child, note);
    if (note.kind === "sample") {
      totals.heard(from, note.sample);
      answers.get(note.id)?.(from);
    }
    if (note.kind === "metrics?")
      metrics().then(
        (text) => say(from, { kind: "metrics", id: note.id, text }),
        () => say(from, { kind: "metrics", id: note.id, text: "" }),
      );
  }

  return {
    metrics,
    start(role: Role): Child {
      const child = begin(role);
      living.add(child);
      const ready = Promise.withResolvers<boolean>();
      const gone = Promise.withResolvers<number | null>();
      child.on("message", (note: unknown) => {
        if (!isNote(note)) return;
        if (note.kind === "ready") ready.resolve(true);
        else hear(child, note);
      });
      child.once("exit", (code) => {
        living.delete(child);
        ready.resolve(false);
        gone.resolve(code);
      });
      // Not at its exit: what it said last may still be on its way then.
      child.once("disconnect", () => totals.left(child));
      child.on("error", () => {});
      return {
        role,
        pid: child.pid ?? 0,
        ready: ready.promise,
        gone: gone.promise,
        stop: asking(child),
      };
    },
  };
}
export type Family = ReturnType<typeof createFamily>;
