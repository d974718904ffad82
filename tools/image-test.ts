// npm run image:test: builds the images of deploy/Dockerfile, looks into them, runs the server read-only and without capabilities,
// tries to write, to become root and to play, and ends it; runs the worker at its jobs, a backup and a drill. Root on Debian with debootstrap, buildah and podman; where the pinned base
// can be pulled: npm run image:test -- --pull. Exit 1 with everything that does not hold.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { signIn, signUp } from "../test/support/people.ts";
import { makeBase } from "./image/base.ts";
import { lookAtProxy } from "./image/composed-proxy.ts";
import { CONFINED, OWN_LIMITS, podman, podmanSucceeds } from "./image/podman.ts";
import { type Probe, refusals } from "./image/probed.ts";
import { run } from "./image/run.ts";
import { lookAtWorker } from "./image/worker.ts";
import { freePort } from "./rig/port.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BASE = "localhost/rng-thing-base:26.10.0-trixie";
const IMAGES = { server: "localhost/rng-thing:test", worker: "localhost/rng-thing-worker:test" } as const;
const HEALTHY_WITHIN_MS = 120_000;
const NODE = "/usr/local/bin/node";

const problems: string[] = [];
function hold(what: string, is: boolean, seen: unknown = ""): void {
  console.log(`${is ? "holds " : "BROKEN"} ${what}${seen === "" ? "" : ` (${seen})`}`);
  if (!is) problems.push(what);
}

function build(target: keyof typeof IMAGES, pull: boolean): void {
  const base = pull ? [] : ["--build-arg", `BASE=${BASE}`];
  const began = performance.now();
  // Docker's format: the other one has no place for a health check.
  const how = ["--layers", "--isolation=chroot", "--network=host", "--format=docker", ...base];
  run("buildah", [
    "build",
    ...how,
    "-f",
    `${ROOT}deploy/Dockerfile`,
    "--target",
    target,
    "-t",
    IMAGES[target],
    ROOT,
  ]);
  const bytes = Number(podman("image", "inspect", "--format", "{{.Size}}", IMAGES[target]));
  console.log(
    `built ${target}: ${(bytes / 1e6).toFixed(0)} MB, base included, in ${((performance.now() - began) / 1_000).toFixed(0)} s`,
  );
}

type Container = AsyncDisposable & { readonly id: string; readonly url: string };

async function start(): Promise<Container> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const settings = {
    PORT: String(port),
    PUBLIC_URL: url,
    RNG_SECRET: `t1:${randomBytes(36).toString("base64url")}`,
  };
  const env = Object.entries(settings).flatMap(([name, value]) => ["-e", `${name}=${value}`]);
  const confined = [...CONFINED, "--tmpfs=/tmp:size=64m"];
  const machine = ["--network=host", "--cgroups=disabled", ...OWN_LIMITS];
  const id = podman("run", "-d", ...confined, ...machine, ...env, IMAGES.server);
  return {
    id: id.trim(),
    url,
    [Symbol.asyncDispose]: async () => void podmanSucceeds("rm", "-f", "-v", id.trim()),
  };
}

const inspect = (id: string, what: string): string => podman("inspect", "--format", what, id).trim();

async function becomesHealthy({ id }: Container): Promise<boolean> {
  const lastMs = performance.now() + HEALTHY_WITHIN_MS;
  while (performance.now() < lastMs) {
    if (podmanSucceeds("healthcheck", "run", id)) return true;
    if (inspect(id, "{{.State.Running}}") !== "true") throw new Error(podman("logs", id));
    await pause(250);
  }
  return false;
}

function look({ id }: Container): void {
  const probe = readFileSync(new URL("./image/probe.js", import.meta.url), "utf8");
  const seen = JSON.parse(podman("exec", id, NODE, "-e", probe)) as Probe;
  for (const [what, is, found] of refusals(seen)) hold(what, is, found);
}

async function play(container: Container): Promise<void> {
  const door = { url: container.url, origin: container.url };
  const page = await fetch(container.url);
  hold("the page is served", page.ok && (await page.text()).includes('<div id="root"'));
  const person = await signUp(door);
  const { round } = await person.call("playRound", {
    params: { game: "coinflip" },
    body: { stake: 100, bet: { side: "heads" } },
  });
  hold("a player signs up and plays a round", round.state === "settled", round.id);
  const began = performance.now();
  podman("stop", "-t", "20", container.id);
  const took = performance.now() - began;
  const code = inspect(container.id, "{{.State.ExitCode}}");
  hold(
    "SIGTERM ends it with 0 within 10 s",
    code === "0" && took < 10_000,
    `${code} after ${took.toFixed(0)} ms`,
  );
  podman("start", container.id);
  const healthy = await becomesHealthy(container);
  const away = `away for ${((performance.now() - began) / 1_000).toFixed(1)} s`;
  hold("it starts again on what it kept", healthy, away);
  const again = await signIn(door, person);
  const { rounds } = await again.call("listRounds", { query: {} });
  hold("the round is still there", rounds[0]?.id === round.id);
}

const pull = process.argv.includes("--pull");
if (!pull) makeBase(BASE);
build("server", pull);
{
  await using container = await start();
  hold("the health check goes healthy", await becomesHealthy(container));
  look(container);
  await play(container);
}
if (!process.argv.includes("--server-only")) {
  build("worker", pull);
  for (const [what, is, found] of await lookAtWorker(IMAGES.worker)) hold(what, is, found);
  run(process.execPath, [`${ROOT}tools/build-web.ts`]);
  for (const [what, is, found] of await lookAtProxy(ROOT, pull ? undefined : BASE)) hold(what, is, found);
}
console.log(
  problems.length === 0 ? "Everything holds." : `${problems.length} do not hold: ${problems.join("; ")}`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
