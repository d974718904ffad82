import { isDeepStrictEqual } from "node:util";
import { type Played, played } from "../../src/contract/rounds.ts";
import type { Answer, Person } from "../../test/support/people.ts";

/** What one request for a bet came to. */
export type Reply =
  | { readonly kind: "played"; readonly played: Played }
  /** 503 with a time to come back: nothing was changed, or the key makes it count once. */
  | { readonly kind: "refused"; readonly why: string }
  /** The connection ended without an answer. */
  | { readonly kind: "cut"; readonly why: string }
  /** What nobody should ever be told. */
  | { readonly kind: "wrong"; readonly why: string };

const NOT_NOW = new Set<unknown>(["unavailable", "busy"]);
const STAKE = 100;
const SIDE = "heads";

/** Reads an answer as the API promises it. */
function judge({ status, headers, body }: Answer): Reply {
  const { code } = (typeof body === "object" ? body : {}) as { code?: unknown };
  const why = `${status} ${typeof code === "string" ? code : "without a problem document"}`;
  if (status === 503 && NOT_NOW.has(code) && headers.get("retry-after") !== null)
    return { kind: "refused", why };
  if (status !== 201) return { kind: "wrong", why };
  const parsed = played.safeParse(body);
  return parsed.success
    ? { kind: "played", played: parsed.data }
    : { kind: "wrong", why: "201 that is not a round" };
}

/** Places the bet of this key, or asks what came of it. */
export async function ask(person: Person, key: string): Promise<Reply> {
  const order = { params: { game: "coinflip" as const }, body: { stake: STAKE, bet: { side: SIDE } } };
  try {
    return judge(await person.ask("playRound", order, { "idempotency-key": key }));
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    return { kind: "cut", why: cause?.code ?? message };
  }
}

/** What is not right about a played bet, given the credits before it; undefined when all of it adds up. */
export function faultIn({ round, balances }: Played, before: number): string | undefined {
  const { stake, payout, state, game } = round;
  if (
    game !== "coinflip" ||
    stake !== STAKE ||
    state !== "settled" ||
    !isDeepStrictEqual(round.bet, { side: SIDE })
  )
    return `round ${round.id} is not the bet that was asked for`;
  const after = before - stake + payout;
  return balances.credits === after
    ? undefined
    : `round ${round.id}: ${before} - ${stake} + ${payout} credits are ${after}, but ${balances.credits} were told`;
}

/** Both answers to one key. */
export const isSame = (first: Played, second: Played): boolean => isDeepStrictEqual(first, second);
