import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findPrograms } from "../rig/programs.ts";
import { guarded } from "../rig/scratch.ts";

export type ReverseProxy = AsyncDisposable & {
  readonly origin: string;
  readonly ca: string;
  readonly folder: string;
};

export type Nginx = ReverseProxy & {
  /** kill -9 of all its processes. */
  kill(): Promise<void>;
  /** Another one in its place. */
  revive(): Promise<void>;
};

/** A certificate that is thrown away with the run. */
export function makeCertificate(folder: string): string {
  const [key, cert] = [join(folder, "privkey.pem"), join(folder, "fullchain.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  const args = [
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-days",
    "2",
  ];
  const made = spawnSync("openssl", [...args, "-keyout", key, "-out", cert, ...subject]);
  if (made.status !== 0) throw new Error(`openssl failed: ${made.stderr}`);
  return readFileSync(cert, "utf8");
}

export type ProxyPorts = {
  readonly https: number;
  readonly http: number;
  readonly servers: readonly number[];
};

export type ProxyOptions = {
  /** Where the built web app lies; the repository's own unless said. */
  readonly webFolder?: string;
  /** A load from one address is more than an address may ask: a trial of faults lifts the limits. */
  readonly limits?: "shipped" | "lifted";
  /** Proxies in front of this one, whose X-Forwarded-For is believed. */
  readonly behind?: string;
};

/** A machine without IPv6 has no such socket, and Nginx would not start on one. */
export const HAS_IPV6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === "::1"),
);

/** The shipped configuration with this run's addresses and paths in the place of its own, and nothing else changed. */
function localise(
  text: string,
  folder: string,
  root: string,
  ports: ProxyPorts,
  options: ProxyOptions,
): string {
  const servers = ports.servers.map((port) => `    server 127.0.0.1:${port} max_fails=0;`).join("\n");
  const placed = text
    .replace("pid /run/nginx.pid;", `pid ${folder}/nginx.pid;\nerror_log ${folder}/error.log;\ndaemon off;`)
    .replace(/ {4}server 127\.0\.0\.1:8000.*\n {4}server 127\.0\.0\.1:8001.*/, servers)
    .replaceAll("casino.example", "localhost")
    .replace("listen 80;", `listen 127.0.0.1:${ports.http};`)
    .replace("listen 443 ssl http2;", `listen 127.0.0.1:${ports.https} ssl http2;`)
    .replace("listen [::]:80;", "")
    .replace("listen [::]:443 ssl http2;", HAS_IPV6 ? `listen [::1]:${ports.https} ssl http2;` : "")
    .replace("/srv/rng-thing/dist/web", options.webFolder ?? join(root, "dist/web"))
    .replaceAll("/srv/rng-thing/deploy/flags", folder)
    .replaceAll("/srv/rng-thing", root)
    .replaceAll("/etc/nginx/tls", folder)
    .replaceAll("/etc/nginx/brotli.d", `${folder}/brotli.d`)
    .replace("/var/log/nginx/access.log", `${folder}/access.log`)
    .replaceAll("include proxy.conf", `include ${folder}/proxy.conf`)
    // Root's workers stay root's here, because only root may read what lies in the run's folder.
    .replace(
      "worker_processes auto;",
      `worker_processes 1;${process.getuid?.() === 0 ? "\nuser root;" : ""}`,
    );
  const near =
    options.behind === undefined
      ? placed
      : placed
          .replace("# set_real_ip_from 10.0.0.0/8;", `set_real_ip_from ${options.behind};`)
          .replace("# real_ip_header", "real_ip_header")
          .replace("# real_ip_recursive", "real_ip_recursive");
  return options.limits === "shipped"
    ? near
    : near.replace("rate=5r/s", "rate=100000r/s").replace("rate=200r/s", "rate=100000r/s");
}

/** Starts Nginx and waits until it answers. */
async function serve(
  program: string,
  scratch: string,
  config: string,
  httpPort: number,
): Promise<ChildProcess> {
  // A process group of its own: kill -9 of the master alone would leave its worker serving.
  const child = spawn(program, ["-c", config], { stdio: ["ignore", "inherit", "inherit"], detached: true });
  guarded(scratch, child, "SIGTERM");
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null || tries > 400) throw new Error("Nginx does not begin to serve");
    const up = await fetch(`http://127.0.0.1:${httpPort}/`, { redirect: "manual" }).catch(() => undefined);
    if (up?.status === 308) return child;
    await pause(50);
  }
}

/** Runs Nginx with the configuration of deploy/nginx. */
export async function startProxy(
  program: string,
  root: string,
  scratch: string,
  ports: ProxyPorts,
  options: ProxyOptions & { readonly name?: string } = {},
): Promise<Nginx> {
  const folder = join(scratch, options.name ?? "nginx");
  mkdirSync(join(folder, "brotli.d"), { recursive: true });
  const ca = makeCertificate(folder);
  cpSync(join(root, "deploy/nginx/proxy.conf"), join(folder, "proxy.conf"));
  if (findPrograms(["nginx-brotli"]).missing.length === 0)
    cpSync(join(root, "deploy/nginx/brotli.conf"), join(folder, "brotli.d/brotli.conf"));
  const config = join(folder, "nginx.conf");
  const shipped = readFileSync(join(root, "deploy/nginx/nginx.conf"), "utf8");
  writeFileSync(config, localise(shipped, folder, root, ports, options));
  const start = (): Promise<ChildProcess> => serve(program, scratch, config, ports.http);
  let child = await start();
  const end = async (stop: () => void): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    stop();
    await gone;
  };
  return {
    origin: `https://localhost:${ports.https}`,
    ca,
    folder,
    kill: () => end(() => process.kill(-(child.pid as number), "SIGKILL")),
    async revive() {
      child = await start();
    },
    [Symbol.asyncDispose]: () => end(() => child.kill("SIGTERM")),
  };
}
