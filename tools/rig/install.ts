import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { DEBIAN_PACKAGE, type Program } from "./programs.ts";

/** Debian asks this script before a package starts its service; 101 means "not allowed" (invoke-rc.d's policy interface). */
const POLICY = "/usr/sbin/policy-rc.d";
const FORBID = "#!/bin/sh\nexit 101\n";

const packagesOf = (missing: readonly Program[]): string[] =>
  missing.map((program) => DEBIAN_PACKAGE[program]);

/** What a person has to do who is not root on Debian. */
export function howToInstall(missing: readonly Program[]): string {
  const list = packagesOf(missing).join(" ");
  return [
    `Missing: ${missing.map((p) => (p === "postgres" ? "PostgreSQL 15 or newer (postgres, initdb)" : p)).join(", ")}.`,
    `On Debian or Ubuntu: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${list}`,
    "Elsewhere: install them so that they are on the PATH. As root on Debian, npm test installs them itself.",
    "Without them: npm run test:pure runs the tests that need nothing but Node.",
  ].join("\n");
}

export const canInstall = (): boolean =>
  process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;

function aptGet(args: readonly string[]): boolean {
  const result = spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=300", "-qq", ...args], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return result.status === 0;
}

/** Installs the Debian packages. Their services are not started, or are stopped again: the tests bring their own. */
export function install(missing: readonly Program[]): boolean {
  const packages = packagesOf(missing);
  console.log(`Installing ${packages.join(", ")} with apt-get …`);
  const ours = !existsSync(POLICY);
  if (ours) writeFileSync(POLICY, FORBID, { mode: 0o755 });
  try {
    return aptGet(["update"]) && aptGet(["install", "-y", "--no-install-recommends", ...packages]);
  } finally {
    if (ours) rmSync(POLICY, { force: true });
    else stopServices(packages);
  }
}

/** Somebody else's policy may have let them start. */
function stopServices(packages: readonly string[]): void {
  for (const name of packages.filter((name) => name !== "chromium")) {
    spawnSync("service", [name, "stop"], { stdio: "ignore" });
  }
}
