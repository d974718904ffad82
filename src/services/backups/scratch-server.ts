import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Entropy } from "../../base/time.ts";
import { findProgram, run } from "./programs.ts";

/** A PostgreSQL of its own on 127.0.0.1 that is thrown away after use. */
export type ScratchServer = AsyncDisposable & { readonly url: string };

const READY_MAX_MS = 30_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

/** Durability is of no use to something that is thrown away. */
const SETTINGS = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "listen_addresses=127.0.0.1",
];

/**
 * Starts one. Undefined when this machine has no PostgreSQL server, or when we are root, as whom it refuses to run: then
 * a scratch database on the house's own server must do.
 */
export async function startScratchServer(
  searchPath: string,
  entropy: Entropy,
): Promise<ScratchServer | undefined> {
  const [initdb, postgres] = [
    await findProgram("initdb", searchPath),
    await findProgram("postgres", searchPath),
  ];
  if (initdb === undefined || postgres === undefined || process.getuid?.() === 0) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "rng-drill-"));
  await chmod(folder, 0o700);
  const password = Buffer.from(entropy(16)).toString("hex");
  const [data, passwordFile] = [join(folder, "data"), join(folder, "password")];
  await writeFile(passwordFile, password, { mode: 0o600 });
  const init = [
    "-D",
    data,
    "-U",
    "postgres",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--no-sync",
  ];
  const making = run(initdb, [...init, "--encoding=UTF8", "--locale=C"], {});
  making.out.resume();
  await making.ended;
  const port = await freePort();
  const settings = [...SETTINGS, `unix_socket_directories=${folder}`].flatMap((setting) => ["-c", setting]);
  const { child, out, ended } = run(postgres, ["-D", data, "-p", String(port), ...settings], {});
  out.resume();
  const gone = ended.catch(() => {});
  await awaitReady(child.stderr as NodeJS.ReadableStream, gone);
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async [Symbol.asyncDispose]() {
      child.kill("SIGQUIT");
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function awaitReady(words: NodeJS.ReadableStream, gone: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error("the scratch server was not ready in time")),
      READY_MAX_MS,
    );
    void gone.then(() => reject(new Error("the scratch server ended before it was ready")));
    words.on("data", (text: string | Buffer) => {
      if (!String(text).includes("ready to accept connections")) return;
      clearTimeout(timer);
      resolve();
    });
  });
}
