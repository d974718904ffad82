import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../rig/port.ts";
import { guarded } from "../rig/scratch.ts";

/** A Prometheus with the configuration and the rules of deploy/prometheus, asking these ports instead. */
export type Prometheus = AsyncDisposable & {
  /** The value of an expression at this moment; undefined when it has none. */
  ask(expression: string): Promise<number | undefined>;
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

export async function startPrometheus(
  program: string,
  root: string,
  scratch: string,
  ports: { readonly web: readonly number[]; readonly jobs: number },
): Promise<Prometheus> {
  const folder = join(scratch, "prometheus");
  mkdirSync(folder);
  const config = join(folder, "prometheus.yml");
  writeFileSync(config, localise(root, ports.web, ports.jobs));
  const port = await freePort();
  const args = [`--config.file=${config}`, `--storage.tsdb.path=${folder}/data`];
  const child = spawn(program, [...args, `--web.listen-address=127.0.0.1:${port}`], { stdio: "ignore" });
  guarded(scratch, child, "SIGTERM");
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(`${url}/-/ready`).catch(() => undefined);
    if (answer?.ok) break;
    if (child.exitCode !== null || tries > 600) throw new Error("Prometheus does not become ready");
    await pause(50);
  }
  return {
    async ask(expression) {
      const answer = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(expression)}`);
      const { data } = (await answer.json()) as { data: { result: { value: [number, string] }[] } };
      const value = data.result[0]?.value[1];
      return value === undefined ? undefined : Number(value);
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}
