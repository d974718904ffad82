import { existsSync } from "node:fs";
import { run, succeeds } from "./run.ts";

/** Where a machine has both kinds of control groups mounted at once. */
const HYBRID = "/sys/fs/cgroup/unified";

/** crun refuses to start anything where it sees the hybrid: there podman gets a view of the mounts without it. No cgroup is used here. */
function commandOf(args: readonly string[]): [program: string, args: readonly string[]] {
  if (!existsSync(HYBRID)) return ["podman", args];
  const script = `umount ${HYBRID} && exec podman --cgroup-manager=cgroupfs "$@"`;
  return ["unshare", ["--mount", "sh", "-c", script, "podman", ...args]];
}

/** What it printed; throws what it complained of. */
export const podman = (...args: readonly string[]): string => run(...commandOf(args));

export const podmanSucceeds = (...args: readonly string[]): boolean => succeeds(...commandOf(args));

/** podman asks for more files and processes than a confined root may give away; this many are enough for a house. */
export const OWN_LIMITS = ["--ulimit=nofile=4096:4096", "--ulimit=nproc=4096:4096"] as const;

/** How compose.yaml and the manifests confine the house. */
export const CONFINED = ["--read-only", "--cap-drop=all", "--security-opt=no-new-privileges"] as const;
