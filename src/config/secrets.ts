import type { SecretKey } from "../base/secret-key.ts";

const ENTRY = /^(?:([a-z0-9-]{1,16}):)?(\S+)$/;
const LENGTH_MIN = 32;
const DISTINCT_MIN = 12;
const FAMOUS = /change.?me|secret|password|example|123456|default/i;

/** Why a secret is too weak to guard a house; undefined when it is not. */
function weakness(secret: string): string | undefined {
  if (secret.length < LENGTH_MIN) return `has ${secret.length} characters, it needs ${LENGTH_MIN}`;
  if (new Set(secret).size < DISTINCT_MIN) return "repeats too few characters";
  if (FAMOUS.test(secret)) return "is a placeholder";
  return undefined;
}

/**
 * "id:secret,id:secret": the newest first. A single secret may stand without an id and is then called 1. Problems are
 * added to the list; make one with: openssl rand -base64 36
 */
export function parseSecrets(
  text: string | undefined,
  production: boolean,
  problems: string[],
): readonly SecretKey[] {
  if (text === undefined) {
    if (production)
      problems.push(
        "RNG_SECRET: production needs a secret of its own; make one with openssl rand -base64 36",
      );
    return [];
  }
  const keys: SecretKey[] = [];
  for (const [index, part] of text.split(",").entries()) {
    const [, id, secret] = ENTRY.exec(part.trim()) ?? [];
    const name = id ?? (index === 0 ? "1" : undefined);
    if (secret === undefined || name === undefined) {
      problems.push(`RNG_SECRET: entry ${index + 1} is not id:secret`);
      continue;
    }
    const weak = weakness(secret);
    // Weak secrets are refused everywhere: the one made for a new house is strong, so nobody needs one.
    if (weak) problems.push(`RNG_SECRET: entry ${index + 1} ${weak}; make one with openssl rand -base64 36`);
    if (keys.some((key) => key.id === name)) problems.push(`RNG_SECRET: the id ${name} stands twice`);
    keys.push({ id: name, secret });
  }
  return keys;
}
