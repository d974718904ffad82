import { execFileSync } from "node:child_process";
import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The programs that tests, and the scan, run against. All of them are Debian packages. */
export const PROGRAMS = [
  "postgres",
  "redis-server",
  "nginx",
  "chromium",
  "caddy",
  "prometheus",
  "pgbackrest",
  "sqlmap",
  "wapiti",
] as const;
export type Program = (typeof PROGRAMS)[number];
/** Absolute paths of what was found. */
export type Found = Partial<Record<Program, string>>;

export const DEBIAN_PACKAGE: Readonly<Record<Program, string>> = {
  postgres: "postgresql",
  "redis-server": "redis-server",
  nginx: "nginx",
  chromium: "chromium",
  caddy: "caddy",
  prometheus: "prometheus",
  pgbackrest: "pgbackrest",
  sqlmap: "sqlmap",
  wapiti: "wapiti",
};

/** Oldest PostgreSQL that the house runs on. */
const POSTGRES_MIN = 15;

const NAMES: Readonly<Record<Program, readonly string[]>> = {
  postgres: ["postgres"],
  "redis-server": ["redis-server"],
  nginx: ["nginx"],
  chromium: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
  caddy: ["caddy"],
  prometheus: ["prometheus"],
  pgbackrest: ["pgbackrest"],
  sqlmap: ["sqlmap"],
  wapiti: ["wapiti"],
};

/** Servers live in sbin, which an ordinary Debian user does not have on the PATH. */
const ALSO = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
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
  return Number(version) >= POSTGRES_MIN && isProgram(join(path, "..", "initdb"));
}

function find(program: Program): string | undefined {
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const folders = [...(program === "postgres" ? postgresFolders() : []), ...path, ...ALSO];
  for (const name of NAMES[program]) {
    for (const folder of folders) {
      const candidate = join(folder, name);
      if (isProgram(candidate) && (program !== "postgres" || isRecentPostgres(candidate))) return candidate;
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
