// A run of the tests in small, for scratch.test.ts: a scratch directory, a server in it, and no end of its own.
import { spawn } from "node:child_process";
import { guarded, openScratch } from "../../tools/rig/scratch.ts";

const { directory } = openScratch();
const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"], {
  detached: true,
  stdio: "ignore",
});
guarded(directory, child);
console.log(JSON.stringify({ directory, server: child.pid }));
setInterval(() => {}, 1e6);
