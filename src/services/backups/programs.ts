import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { access, constants, readdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { parseHosts } from "../../base/hosts.ts";

const WORDS_MAX = 4_000;
const POSTGRES_PORT = 5_432;

/** A connection as libpq's environment: what stands on a command line, everybody on the machine can read. */
export function libpqOf(url: string): Record<string, string> {
  // Without a machine it names a socket of this one.
  const { first, hosts } = parseHosts(url, POSTGRES_PORT) ?? {
    first: url,
    hosts: [{ host: "", port: POSTGRES_PORT }],
  };
  const { username, password, pathname, searchParams } = new URL(first);
  const env: Record<string, string> = {
    PGHOST: hosts.map(({ host }) => host).join(",") || (searchParams.get("host") ?? ""),
    PGPORT: hosts.map(({ port }) => port).join(","),
    // Of several servers libpq finds the primary by itself.
    PGTARGETSESSIONATTRS: hosts.length > 1 ? "read-write" : "",
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
  };
  for (const name of ["sslmode", "sslrootcert"]) {
    const value = searchParams.get(name);
    if (value !== null) env[`PG${name.toUpperCase()}`] = value;
  }
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
}

/** Where Debian keeps the programs of each version of PostgreSQL, the newest first. */
async function debianFolders(): Promise<string[]> {
  const root = "/usr/lib/postgresql";
  const versions = await readdir(root).catch(() => []);
  return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(root, version, "bin"));
}

/** The path of one of PostgreSQL's programs; undefined when this machine has none. */
export async function findProgram(name: string, searchPath: string): Promise<string | undefined> {
  for (const folder of [...searchPath.split(delimiter), ...(await debianFolders())]) {
    const path = join(folder, name);
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (folder !== "" && found) return path;
  }
  return undefined;
}

export type Running = {
  readonly out: Readable;
  readonly in: Writable;
  /** Resolves when it ended with 0; rejects with what it said. */
  readonly ended: Promise<void>;
  readonly child: ChildProcess;
};

/** Runs a program with an environment of its own. */
export function run(path: string, args: readonly string[], env: Readonly<Record<string, string>>): Running {
  const child = spawn(path, args, { stdio: ["pipe", "pipe", "pipe"], env: { LC_ALL: "C", ...env } });
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (words.length < WORDS_MAX) words += text;
  });
  // It may end before it has read everything; what it says about that is in its words.
  child.stdin.on("error", () => {});
  const ended = once(child, "close").then(([code]) => {
    if (code !== 0) throw new Error(`${path} ended with ${String(code)}: ${words.trim()}`);
  });
  return { out: child.stdout, in: child.stdin, ended, child };
}
