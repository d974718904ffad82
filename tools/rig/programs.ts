import { execFileSync } from "node:child_process";
import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The Debian packages of what tests, and the scans and trials beside them, run against. */
export const DEBIAN_PACKAGE = {
  postgres: "postgresql",
  "redis-server": "redis-server",
  nginx: "nginx",
  /** No program but a module of Nginx: it sends what was compressed when the app was built. */
  "nginx-brotli": "libnginx-mod-http-brotli-static",
  chromium: "chromium",
  caddy: "caddy",
  prometheus: "prometheus",
  pgbackrest: "pgbackrest",
  openssl: "openssl",
  python3: "python3",
  sqlmap: "sqlmap",
  wapiti: "wapiti",
  testssl: "testssl.sh",
  patroni: "patroni",
  etcd: "etcd-server",
} as const;
export type Program = keyof typeof DEBIAN_PACKAGE;
/** Absolute paths of what was found. */
export type Found = Partial<Record<Program, string>>;

/** Oldest PostgreSQL that the house runs on. */
const POSTGRES_MIN = 15;

/** What is not called by its name here. */
const NAMES: Partial<Record<Program, readonly string[]>> = {
  "nginx-brotli": ["ngx_http_brotli_static_module.so"],
  chromium: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
};

/** Servers live in sbin, which an ordinary Debian user does not have on the PATH. */
const ALSO = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

/** Where Debian puts the modules of Nginx. */
const NGINX_MODULES = ["/usr/lib/nginx/modules"];

function isThere(path: string, mode = constants.X_OK): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/** Debian keeps the server of each PostgreSQL version in a folder of its own, off the PATH. */
function postgresFolders(): string[] {
  const root = "/usr/lib/postgresql";
  try {
    const versions = readdirSync(root).filter((name) => /^\d+$/.test(name));
    return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(root, version, "bin"));
  } catch {
    return [];
  }
}

function isRecentPostgres(path: string): boolean {
  const version = /\(PostgreSQL\) (\d+)/.exec(execFileSync(path, ["--version"], { encoding: "utf8" }))?.[1];
  return Number(version) >= POSTGRES_MIN && isThere(join(path, "..", "initdb"));
}

function foldersOf(program: Program): readonly string[] {
  if (program === "nginx-brotli") return NGINX_MODULES;
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...(program === "postgres" ? postgresFolders() : []), ...path, ...ALSO];
}

function find(program: Program): string | undefined {
  // A library is only read.
  const mode = program === "nginx-brotli" ? constants.R_OK : constants.X_OK;
  for (const name of NAMES[program] ?? [program]) {
    for (const folder of foldersOf(program)) {
      const candidate = join(folder, name);
      if (isThere(candidate, mode) && (program !== "postgres" || isRecentPostgres(candidate)))
        return candidate;
    }
  }
  return undefined;
}

export function findPrograms(needs: readonly Program[]): { found: Found; missing: readonly Program[] } {
  const found: Found = {};
  for (const program of needs) {
    const path = find(program);
    if (path !== undefined) found[program] = path;
  }
  return { found, missing: needs.filter((program) => found[program] === undefined) };
}
