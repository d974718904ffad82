import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";

const LOG_MAX = 20_000;
const PATIENCE_MS = 60_000;

/** Resolves once a server has said the words on that stream; rejects with its log if it ends, is aborted or takes a minute. */
export function announced(
  name: string,
  child: ChildProcess,
  stream: Readable,
  words: string,
  abort?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = "";
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new Error(`${name} ${why}\n${log}`));
    };
    const timer = setTimeout(() => fail("did not become ready in a minute"), PATIENCE_MS);
    child.once("exit", (code, signal) => fail(`ended before it was ready (${code ?? signal})`));
    child.once("error", (error) => fail(`could not be started: ${error.message}`));
    abort?.addEventListener("abort", () => fail("was not waited for: the run was stopped"), { once: true });
    // Read on for ever: a full pipe would stop the server.
    stream.setEncoding("utf8").on("data", (text: string) => {
      log = (log + text).slice(-LOG_MAX);
      if (!log.includes(words)) return;
      clearTimeout(timer);
      resolve();
    });
  });
}
