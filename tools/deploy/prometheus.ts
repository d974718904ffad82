import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../rig/port.ts";
import { guarded } from "../rig/scratch.ts";

/** A Prometheus with the configuration and the rules of deploy/prometheus, asking these ports instead. */
export type Prometheus = AsyncDisposable & {
  /** The value of an expression at this moment; undefined when it has none. */
  ask(expression: string): Promise<number | undefined>;
  /** kill -9. */
  kill(): Promise<void>;
  /** Another one in its place, on what the last one kept. */
  revive(): Promise<void>;
};

/** The shipped configuration with this run's addresses, asking every second. */
function localise(root: string, web: readonly number[], jobs: number): string {
  const targets = (ports: readonly number[]) => JSON.stringify(ports.map((port) => `127.0.0.1:${port}`));
  return readFileSync(join(root, "deploy/prometheus/prometheus.yml"), "utf8")
    .replaceAll(/(scrape_interval|evaluation_interval): \S+/g, "$1: 1s")
    .replace(/- rules\.yml/, `- ${join(root, "deploy/prometheus/rules.yml")}`)
    .replace('["server:9464"]', targets(web))
    .replace('["worker:9464"]', targets([jobs]));
}

async function serve(
  program: string,
  args: readonly string[],
  scratch: string,
  url: string,
): Promise<ChildProcess> {
  const child = spawn(program, args, { stdio: "ignore" });
  guarded(scratch, child, "SIGTERM");
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(`${url}/-/ready`).catch(() => undefined);
    if (answer?.ok) return child;
    if (child.exitCode !== null || tries > 600) throw new Error("Prometheus does not become ready");
    await pause(50);
  }
}

export async function startPrometheus(
  program: string,
  root: string,
  scratch: string,
  ports: { readonly web: readonly number[]; readonly jobs: number },
): Promise<Prometheus> {
  // Another one may have run in this scratch.
  const folder = mkdtempSync(join(scratch, "prometheus-"));
  const config = join(folder, "prometheus.yml");
  writeFileSync(config, localise(root, ports.web, ports.jobs));
  const address = `127.0.0.1:${await freePort()}`;
  const files = [`--config.file=${config}`, `--storage.tsdb.path=${folder}/data`];
  const start = (): Promise<ChildProcess> =>
    serve(program, [...files, `--web.listen-address=${address}`], scratch, `http://${address}`);
  let child = await start();
  const end = async (signal: "SIGKILL" | "SIGTERM"): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  return {
    async ask(expression) {
      const answer = await fetch(`http://${address}/api/v1/query?query=${encodeURIComponent(expression)}`);
      const { data } = (await answer.json()) as { data: { result: { value: [number, string] }[] } };
      const value = data.result[0]?.value[1];
      return value === undefined ? undefined : Number(value);
    },
    kill: () => end("SIGKILL"),
    async revive() {
      child = await start();
    },
    [Symbol.asyncDispose]: () => end("SIGTERM"),
  };
}
