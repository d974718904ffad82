// npm run tls:test: the shipped Nginx configuration under testssl.sh (on Debian as root it is installed). Prints what it found worse than
// "OK" or "INFO"; exit 1 if there is anything but what a throw-away certificate brings along. Minutes, not a part of npm test.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startProxy } from "./deploy/proxy.ts";
import { canInstall, howToInstall, install } from "./rig/install.ts";
import { freePort } from "./rig/port.ts";
import { findPrograms } from "./rig/programs.ts";
import { openScratch } from "./rig/scratch.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Protocols, forward secrecy, the server's choice, known holes. The certificate is of the run's own making and says nothing. */
const CHECKS = ["--protocols", "--std", "--pfs", "--server-preference", "--vulnerable"];
const FINE = new Set(["OK", "INFO"]);
/**
 * LUCKY13 and BREACH are told of whatever offers CBC or compression at all; neither is offered here. What is left are remarks
 * about the throw-away certificate.
 */
const OF_THE_CERTIFICATE = /^(?:cert|OCSP|DNS_CAA|scanProblem|engine_problem|old_fart)/;

type Found = { readonly id: string; readonly severity: string; readonly finding: string };

async function main(): Promise<void> {
  const needs = ["nginx", "testssl", "openssl"] as const;
  let { found, missing } = findPrograms(needs);
  if (missing.length > 0 && canInstall() && install(missing)) ({ found, missing } = findPrograms(needs));
  if (!found.nginx || !found.testssl || missing.length > 0) throw new Error(howToInstall(missing));
  await using stack = new AsyncDisposableStack();
  const scratch = stack.use(openScratch()).directory;
  const ports = { https: await freePort(), http: await freePort(), servers: [9, 9] };
  const proxy = stack.use(await startProxy(found.nginx, ROOT, scratch, ports, { limits: "lifted" }));
  const report = join(scratch, "testssl.json");
  const args = ["--quiet", "--color", "0", "--warnings", "off", "--ip", "127.0.0.1", `--jsonfile=${report}`];
  const run = spawnSync(found.testssl, [...args, ...CHECKS, `localhost:${ports.https}`], {
    encoding: "utf8",
  });
  if (run.error) throw run.error;
  const all = JSON.parse(readFileSync(report, "utf8")) as Found[];
  const weak = all.filter(({ id, severity }) => !FINE.has(severity) && !OF_THE_CERTIFICATE.test(id));
  for (const { id, severity, finding } of all) console.log(`${severity.padEnd(4)}  ${id}: ${finding}`);
  console.log(`${all.length} findings at ${proxy.origin}, ${weak.length} of them worse than OK`);
  for (const { id, severity, finding } of weak) console.log(`${severity}  ${id}: ${finding}`);
  process.exitCode = weak.length === 0 && all.length > 20 ? 0 : 1;
}

await main();
