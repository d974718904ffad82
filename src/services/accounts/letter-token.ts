import { signJWT, verifyJWT } from "better-auth/crypto";
import { present } from "../../base/assert.ts";
import { SECOND_MS } from "../../base/time.ts";
import type { AccountDeps } from "./deps.ts";

/**
 * The token of a letter that was signed with an older secret, signed with the newest: Better Auth knows only that one.
 * It ends when it would have ended. Any other token stays as it is.
 */
export async function withNewestKey({ settings, clock }: AccountDeps, token: string): Promise<string> {
  const [newest, ...older] = settings.secrets;
  for (const { value } of older) {
    const content = await verifyJWT<{ exp?: number }>(token, value);
    if (content === null) continue;
    const { exp = 0, ...payload } = content;
    const leftS = Math.floor(exp - clock() / SECOND_MS);
    return leftS > 0 ? await signJWT(payload, present(newest, "the secret").value, leftS) : token;
  }
  return token;
}
