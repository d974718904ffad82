import { z } from "zod";
import { ADMIN_ENDPOINTS } from "./admin.ts";
import { page, uuid } from "./amount.ts";
import type { Endpoint } from "./endpoint.ts";
import { clientSeedBody, rotateBody, rotated, seeds } from "./fairness.ts";
import { gameDetail, gameId, gameOdds, gameSummary } from "./games.ts";
import { LEADERBOARD_ENDPOINTS } from "./leaderboards.ts";
import { LEGAL_ENDPOINTS } from "./legal.ts";
import { LIMIT_ENDPOINTS } from "./limits.ts";
import { ME_ENDPOINTS } from "./me.ts";
import { OVERVIEW_ENDPOINTS } from "./overview.ts";
import type { EndpointName } from "./paths.ts";
import { REPLAY_ENDPOINTS } from "./replays.ts";
import { moveBody, playBody, played, roundProof, roundsList } from "./rounds.ts";
import { claimAdminBody, claimedAdmin, session } from "./session.ts";
import { TICKET_ENDPOINTS } from "./tickets.ts";
import { transfers, wallet } from "./wallet.ts";

const byGame = z.object({ game: gameId });
const byId = z.object({ id: uuid });

/** What each endpoint takes and gives: read by the routes, the OpenAPI document, the typed web client and the tests. */
export const ENDPOINTS = {
  getSession: { summary: "Who am I, and the CSRF token", access: "public", status: 200, response: session },
  claimAdmin: {
    summary: "Become the first administrator with the one-time link of a new house",
    access: "player",
    body: claimAdminBody,
    status: 200,
    response: claimedAdmin,
  },
  getWallet: {
    summary: "Balances and today's net position",
    access: "player",
    status: 200,
    response: wallet,
  },
  listTransfers: {
    summary: "The statement, newest first",
    access: "player",
    query: page,
    status: 200,
    response: transfers,
  },
  listGames: {
    summary: "The catalog",
    access: "public",
    status: 200,
    response: z.object({ games: z.array(gameSummary) }),
  },
  getGame: {
    summary: "One game and its current rules",
    access: "public",
    params: byGame,
    status: 200,
    response: gameDetail,
  },
  getOdds: {
    summary: "Exact odds of every bet under the current rules",
    access: "public",
    params: byGame,
    status: 200,
    response: gameOdds,
  },
  playRound: {
    summary: "Play a round, or open one that has choices",
    access: "player",
    params: byGame,
    body: playBody,
    money: true,
    bet: true,
    status: 201,
    response: played,
  },
  listRounds: {
    summary: "My rounds, newest first",
    access: "player",
    query: page.extend({
      game: gameId.optional(),
      state: z.enum(["open", "settled"]).optional(),
      pair: uuid.optional(),
    }),
    status: 200,
    response: roundsList,
  },
  getRound: {
    summary: "One of my rounds with all that verification needs",
    access: "player",
    params: byId,
    status: 200,
    response: roundProof,
  },
  moveRound: {
    summary: "Make a move in an open round",
    access: "player",
    params: byId,
    body: moveBody,
    money: true,
    bet: true,
    status: 200,
    response: played,
  },
  getSeeds: {
    summary: "My seed pair, the next commitment, past pairs",
    access: "player",
    status: 200,
    response: seeds,
  },
  putClientSeed: {
    summary: "Choose my client seed: reveals the pair in play and begins the next with it",
    access: "player",
    body: clientSeedBody,
    status: 200,
    response: rotated,
  },
  rotateSeeds: {
    summary: "Reveal the server seed and begin the next pair",
    access: "player",
    body: rotateBody,
    status: 200,
    response: rotated,
  },
  ...REPLAY_ENDPOINTS,
  ...LIMIT_ENDPOINTS,
  ...ME_ENDPOINTS,
  ...LEADERBOARD_ENDPOINTS,
  ...LEGAL_ENDPOINTS,
  ...TICKET_ENDPOINTS,
  ...ADMIN_ENDPOINTS,
  ...OVERVIEW_ENDPOINTS,
} as const satisfies Record<EndpointName, Endpoint>;

type Endpoints = typeof ENDPOINTS;
type Part<K extends EndpointName, P extends string> = Endpoints[K] extends {
  readonly [key in P]: infer S extends z.ZodType;
}
  ? S
  : never;

/** What a caller sends: path parameters, query and body, as far as the endpoint has them. */
export type Input<K extends EndpointName> = ([Part<K, "params">] extends [never]
  ? object
  : { params: z.input<Part<K, "params">> }) &
  ([Part<K, "query">] extends [never] ? object : { query?: z.input<Part<K, "query">> }) &
  ([Part<K, "body">] extends [never] ? object : { body: z.input<Part<K, "body">> });
/** What a caller gets. */
export type Output<K extends EndpointName> = z.output<Part<K, "response">>;
/** What a handler gets once its request has been checked: undefined for parts the endpoint does not have. */
export type Checked<K extends EndpointName, P extends "params" | "query" | "body"> = [Part<K, P>] extends [
  never,
]
  ? undefined
  : z.output<Part<K, P>>;
