import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A server process of its own, ready to answer. */
export type Serving = AsyncDisposable & { readonly url: string; readonly child: ChildProcess };

const SERVER = join(import.meta.dirname, "../src/bin/server.ts");
const READY_MAX_MS = 60_000;

export async function startServing(
  port: number,
  environment: Readonly<Record<string, string>>,
): Promise<Serving> {
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, [SERVER], {
    env: { ...process.env, ...environment, PORT: String(port), HOST: "127.0.0.1", LOG_LEVEL: "error" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const untilMs = performance.now() + READY_MAX_MS;
  for (;;) {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    if (answer?.ok === true) break;
    if (child.exitCode !== null || performance.now() > untilMs)
      throw new Error("the server did not get ready");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    child,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}
