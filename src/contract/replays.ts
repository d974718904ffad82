import { z } from "zod";
import { amount, uuid } from "./amount.ts";
import type { Endpoint } from "./endpoint.ts";
import { json } from "./json.ts";
import { round } from "./rounds.ts";

/** The id in the address of a replay: 128 random bits. */
const replayId = z.string().min(1).max(64);

/** A settled round as everybody may see it: nothing in it leads to its player. Rounds of one seed pair have one commitment. */
const shownRound = round.omit({ id: true, state: true, nonce: true, clientSeed: true }).extend({
  /** Null until the seed is revealed: before that they prove nothing, and would tell how many rounds came before. */
  nonce: z.int().nullable(),
  clientSeed: z.string().nullable(),
});

export const replay = z.object({
  id: replayId,
  round: shownRound,
  rules: json,
  /** What the player saw, and had staked, after the start and after each move; the last is the outcome. One for a game without moves. */
  stages: z.array(z.object({ outcome: json, stake: amount })).min(1),
});
export type Replay = z.infer<typeof replay>;

const byRound = z.object({ id: uuid });
/** Null: the round is shown to nobody. */
const shown = z.object({ replay: replayId.nullable() });

export const REPLAY_ENDPOINTS = {
  getReplay: {
    summary: "A round that its player shows to everybody",
    access: "public",
    params: z.object({ id: replayId }),
    status: 200,
    response: replay,
  },
  getRoundReplay: {
    summary: "Whether one of my rounds is shown to everybody, and under which id",
    access: "player",
    params: byRound,
    status: 200,
    response: shown,
  },
  showRound: {
    summary: "Show one of my settled rounds to everybody who has the address",
    access: "player",
    params: byRound,
    status: 200,
    response: shown,
  },
  hideRound: {
    summary: "Show it to nobody any more",
    access: "player",
    params: byRound,
    status: 200,
    response: shown,
  },
} as const satisfies Record<string, Endpoint>;
