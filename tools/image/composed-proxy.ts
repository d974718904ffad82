import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parse } from "yaml";
import { makeCertificate } from "../deploy/proxy.ts";
import { CONFINED, OWN_LIMITS, podman, podmanSucceeds } from "./podman.ts";
import type { Held } from "./probed.ts";
import { run } from "./run.ts";

type Service = {
  readonly image: string;
  readonly cap_add: readonly string[];
  readonly tmpfs: readonly string[];
  readonly volumes: readonly string[];
};

const STAND_IN = "localhost/rng-thing-nginx:test";
const SERVES_WITHIN_MS = 30_000;

/** Debian's Nginx with logs and temporary folders where the official image has them, for want of that image. */
const containerfile = (base: string): string => `FROM ${base}
RUN apt-get update && apt-get install -y --no-install-recommends nginx-light curl && rm -rf /var/lib/apt/lists/* \\
 && rm -rf /var/lib/nginx && ln -s /var/cache/nginx /var/lib/nginx \\
 && ln -sf /dev/stdout /var/log/nginx/access.log && ln -sf /dev/stderr /var/log/nginx/error.log
CMD ["nginx", "-g", "daemon off; user www-data;"]
`;

function makeStandIn(base: string, folder: string): string {
  const file = join(folder, "Containerfile");
  writeFileSync(file, containerfile(base));
  const how = ["--isolation=chroot", "--network=host", "--format=docker"];
  run("buildah", ["build", ...how, "-f", file, "-t", STAND_IN, folder]);
  return STAND_IN;
}

/** The very command that docs/operations.md gives for this network, on a file of this run. */
function layLocalConf(root: string, folder: string): void {
  const [, command = ""] =
    /`(sed -e [^`]*deploy\/nginx\/nginx\.conf) > deploy\/nginx\/local\.conf`/.exec(
      readFileSync(join(root, "docs/operations.md"), "utf8"),
    ) ?? [];
  const said = run("sh", ["-c", `cd '${root}' && ${command.replace("<your name>", "localhost")}`]);
  writeFileSync(join(folder, "local.conf"), said);
}

/** What is mounted from the operator's own files: here from this run's folder. */
const OF_THIS_RUN = [
  ["${NGINX_CONF", "local.conf"],
  ["${TLS_DIR", "tls"],
  ["./flags", "flags"],
] as const;

/** How deploy/compose.yaml runs its Nginx, as options of podman. */
function asComposed(root: string, service: Service, folder: string): string[] {
  const settle = (volume: string): string => {
    const [, , target, mode] = /^(\$\{[^}]*\}|[^:]*):([^:]+):(\w+)$/.exec(volume) ?? [];
    const own = OF_THIS_RUN.find(([begin]) => volume.startsWith(begin))?.[1];
    const from =
      own === undefined ? resolve(root, "deploy", volume.split(":")[0] as string) : join(folder, own);
    return `${from}:${target}:${mode}`;
  };
  return [
    ...CONFINED,
    ...service.cap_add.map((name) => `--cap-add=${name}`),
    ...service.tmpfs.map((place) => `--tmpfs=${place}`),
    ...service.volumes.map((volume) => `--volume=${settle(volume)}`),
  ];
}

const curl = (id: string, path: string): string =>
  podman(
    "exec",
    id,
    "curl",
    "-sk",
    "-w",
    "\n%{http_code}",
    "--resolve",
    "localhost:443:127.0.0.1",
    `https://localhost${path}`,
  );

/** What it complained of: its error log is standard error, which podman hands on as that. */
function logsOf(id: string): string {
  const file = podman("inspect", "--format", "{{.HostConfig.LogConfig.Path}}", id).trim();
  return file === "" ? "" : readFileSync(file, "utf8").trimEnd().split("\n").slice(-2).join("; ");
}

async function serves(id: string): Promise<boolean> {
  const lastMs = performance.now() + SERVES_WITHIN_MS;
  while (performance.now() < lastMs) {
    if (podmanSucceeds("exec", id, "curl", "-sk", "-o", "/dev/null", "https://127.0.0.1/")) return true;
    if (podman("inspect", "--format", "{{.State.Running}}", id).trim() !== "true") return false;
    await pause(100);
  }
  return false;
}

/** What it asked the house for a page: nothing while it is closed. */
const askedFor = (id: string, path: string): string => {
  const page = curl(id, path);
  const last = podman("logs", id).trimEnd().split("\n").at(-1) ?? "{}";
  const { upstream } = JSON.parse(last) as { upstream?: string };
  return page.includes("Back in a moment") && page.endsWith("\n503") ? `a page, asked "${upstream}"` : page;
};

/** The house is away meanwhile: people get the page, and files come from the disk. */
async function look(id: string, root: string, flags: string): Promise<readonly Held[]> {
  const up = await serves(id);
  if (!up) return [["the composed Nginx serves", false, logsOf(id)]];
  const page = readFileSync(join(root, "dist/web/index.html"), "utf8");
  const asset = /\/assets\/[\w.-]+\.js/.exec(page)?.[0] ?? "/assets/none";
  const file = curl(id, asset);
  const away = askedFor(id, "/games/roulette");
  writeFileSync(join(flags, "maintenance"), "");
  const closed = askedFor(id, "/games/roulette");
  rmSync(join(flags, "maintenance"));
  const open = askedFor(id, "/games/roulette");
  return [
    ["the composed Nginx serves", true, podman("exec", id, "nginx", "-v").trim()],
    ["it sends the built files from the disk", file.endsWith("\n200"), asset],
    ["without a house it shows the page", away === 'a page, asked "127.0.0.1:8000"', away],
    ["a file in deploy/flags closes the house: nobody is asked", closed === 'a page, asked ""', closed],
    ["taking the file away opens it", open === away, open],
    ["it reads its configuration again", podmanSucceeds("exec", id, "nginx", "-s", "reload"), ""],
    ["it serves after that", await serves(id), ""],
  ];
}

/**
 * Nginx as deploy/compose.yaml runs it: read-only, with these mounts, these places to write to and these capabilities, and nothing
 * else. base: what Debian's Nginx is put on; without one, the pinned image itself is pulled.
 */
export async function lookAtProxy(root: string, base: string | undefined): Promise<readonly Held[]> {
  const folder = mkdtempSync(join(tmpdir(), "rng-thing-composed-"));
  const compose = parse(readFileSync(join(root, "deploy/compose.yaml"), "utf8"), { merge: true }) as {
    services: { nginx: Service };
  };
  const [tls, flags] = [join(folder, "tls"), join(folder, "flags")];
  for (const place of [tls, flags]) mkdirSync(place);
  // Nginx's own user looks whether the file is there.
  for (const place of [folder, flags]) chmodSync(place, 0o755);
  try {
    const { nginx } = compose.services;
    const image = base === undefined ? `docker.io/library/${nginx.image}` : makeStandIn(base, folder);
    makeCertificate(tls);
    layLocalConf(root, folder);
    const machine = ["--network=none", "--cgroups=disabled", "--add-host=server:127.0.0.1", ...OWN_LIMITS];
    const id = podman("run", "-d", ...asComposed(root, nginx, folder), ...machine, image).trim();
    try {
      return await look(id, root, flags);
    } finally {
      podmanSucceeds("rm", "-f", "-t", "0", id);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
