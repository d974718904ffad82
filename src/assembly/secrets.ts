import { hash, hkdfSync } from "node:crypto";
import { present } from "../base/assert.ts";
import type { Config } from "../config/config.ts";

const derive = (secret: string, purpose: string): string =>
  Buffer.from(hkdfSync("sha256", secret, "rng-thing", purpose, 32)).toString("base64url");

/** Better Auth wants numbers for its keys; ours have names. */
const versionOf = (id: string): number => hash("sha256", id, "buffer").readUInt32BE(0);

/** The keys that sign session cookies, the newest first. */
export const sessionSecrets = (config: Config) =>
  config.secrets.map(({ id, secret }) => ({ version: versionOf(id), value: derive(secret, "sessions") }));

/** Keys for one purpose, the newest first. */
export const keysFor = (config: Config, purpose: string): string[] =>
  config.secrets.map(({ secret }) => derive(secret, purpose));

/** A key for one purpose, from the newest secret. */
export const keyFor = (config: Config, purpose: string): string =>
  present(keysFor(config, purpose)[0], "the secret");

/** __Host- cookies work over https and, in browsers that trust it, on localhost; a house on a plain address in a home network does without. */
export const needsSecureCookies = (publicUrl: string): boolean => {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === "https:" || hostname === "localhost";
};
