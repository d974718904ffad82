// npm run dev: the server, started anew whenever its code changes, and Vite in front of it with the pages as they are
// being written. Settings come from .env; without any, the database is the embedded one in ./data.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** vite.config.ts passes /api on to this port. */
const SERVER_PORT = "8000";
const PAGES_PORT = "5173";
const ADDRESS = `http://localhost:${PAGES_PORT}`;

function start(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, args, { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...env } });
}

const children = [
  // The browser's address is Vite's: cookies and the origin check go by it.
  start(["--watch", "--watch-preserve-output", "src/bin/server.ts"], {
    HOST: "127.0.0.1",
    PORT: SERVER_PORT,
    PUBLIC_URL: ADDRESS,
  }),
  start([join("node_modules", "vite", "bin", "vite.js"), "--port", PAGES_PORT, "--strictPort"], {}),
];

function stop(): void {
  for (const child of children) child.kill("SIGTERM");
}
// Ctrl-C reaches the children by itself; waiting for them lets the server close its database.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
console.log(`The pages: ${ADDRESS} (Ctrl-C ends both)`);
// One without the other is of no use.
await Promise.race(children.map((child) => once(child, "exit")));
stop();
