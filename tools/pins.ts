// node tools/pins.ts: compares the digests in deploy/pins.json with what the tags name now. Exit 1 when one has moved or is
// missing, 2 when the registry cannot be reached.
import { readFileSync } from "node:fs";

type Pin = { readonly image: string; readonly digest: string | null };

const TYPES = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
].join(", ");
const PATIENCE_MS = 10_000;

async function digestOf(image: string): Promise<string> {
  const [name = "", tag = "latest"] = image.split(":");
  const repository = name.includes("/") ? name : `library/${name}`;
  const scope = `service=registry.docker.io&scope=repository:${repository}:pull`;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const granted = await fetch(`https://auth.docker.io/token?${scope}`, { signal });
  const { token } = (await granted.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}`, accept: TYPES };
  const url = `https://registry-1.docker.io/v2/${repository}/manifests/${tag}`;
  const answer = await fetch(url, { method: "HEAD", headers, signal });
  const digest = answer.headers.get("docker-content-digest");
  if (!answer.ok || digest === null) throw new Error(`${image}: the registry answered ${answer.status}`);
  return digest;
}

const pins = JSON.parse(readFileSync(new URL("../deploy/pins.json", import.meta.url), "utf8")) as Pin[];
try {
  for (const { image, digest } of pins) {
    const now = await digestOf(image);
    const state =
      digest === null ? `not pinned; now ${now}` : digest === now ? "as pinned" : `has moved to ${now}`;
    if (digest !== now) process.exitCode = 1;
    console.log(`${image}: ${state}`);
  }
} catch (error) {
  console.error(`The pins could not be compared: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
