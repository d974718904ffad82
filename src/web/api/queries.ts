import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from "@tanstack/react-query";
import type { Output } from "../../contract/endpoints.ts";
import type { GameId } from "../../games/ids.ts";
import { call } from "./call.ts";
import { readSession } from "./csrf.ts";

const MINUTE_MS = 60_000;

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => readSession(signal),
  staleTime: 5 * MINUTE_MS,
});

export const walletQuery = queryOptions({
  queryKey: ["wallet"],
  queryFn: ({ signal }) => call("getWallet", {}, { signal }),
  staleTime: 15_000,
});

export const gamesQuery = queryOptions({
  queryKey: ["games"],
  queryFn: ({ signal }) => call("listGames", {}, { signal }),
  staleTime: MINUTE_MS,
});

export const gameQuery = (game: GameId) =>
  queryOptions({
    queryKey: ["game", game],
    queryFn: ({ signal }) => call("getGame", { params: { game } }, { signal }),
    staleTime: MINUTE_MS,
  });

export const oddsQuery = (game: GameId) =>
  queryOptions({
    queryKey: ["odds", game],
    queryFn: ({ signal }) => call("getOdds", { params: { game } }, { signal }),
    staleTime: 5 * MINUTE_MS,
  });

export const seedsQuery = queryOptions({
  queryKey: ["seeds"],
  queryFn: ({ signal }) => call("getSeeds", {}, { signal }),
  staleTime: MINUTE_MS,
});

export const roundQuery = (id: string) =>
  queryOptions({
    queryKey: ["round", id],
    queryFn: ({ signal }) => call("getRound", { params: { id } }, { signal }),
    staleTime: MINUTE_MS,
  });

/** A round that somebody shows to everybody. What it holds only grows by its seed, once that is revealed. */
export const replayQuery = (id: string) =>
  queryOptions({
    queryKey: ["replay", id],
    queryFn: ({ signal }) => call("getReplay", { params: { id } }, { signal }),
    staleTime: MINUTE_MS,
  });

/** Whether one of the player's rounds is shown, and under which id. */
export const roundReplayQuery = (id: string) =>
  queryOptions({
    queryKey: ["round", id, "replay"],
    queryFn: ({ signal }) => call("getRoundReplay", { params: { id } }, { signal }),
    staleTime: MINUTE_MS,
  });

export type RoundFilter = { readonly game?: GameId | undefined };

export const roundsQuery = ({ game }: RoundFilter) =>
  infiniteQueryOptions({
    queryKey: ["rounds", game ?? "all"],
    queryFn: ({ pageParam, signal }) =>
      call("listRounds", { query: { cursor: pageParam, game, limit: 25 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** Rounds that wait for a move, of every game. */
export const openRoundsQuery = queryOptions({
  queryKey: ["rounds", "open"],
  queryFn: ({ signal }) => call("listRounds", { query: { state: "open", limit: 20 } }, { signal }),
  staleTime: 5_000,
});

export const transfersQuery = infiniteQueryOptions({
  queryKey: ["transfers"],
  queryFn: ({ pageParam, signal }) =>
    call("listTransfers", { query: { cursor: pageParam, limit: 50 } }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});

export const useSession = () => useQuery(sessionQuery);
/** The signed-in player; null for a guest, undefined while unknown. */
export const usePlayer = () => useSession().data?.player;

/** Queries of a player wait until there is one. */
export function useWallet() {
  const player = usePlayer();
  return useQuery({ ...walletQuery, enabled: !!player });
}
export function useSeeds() {
  const player = usePlayer();
  return useQuery({ ...seedsQuery, enabled: !!player });
}
export const useGames = () => useQuery(gamesQuery);
export const useGame = (game: GameId) => useQuery(gameQuery(game));
export const useOdds = (game: GameId, enabled = true) => useQuery({ ...oddsQuery(game), enabled });
export const useRound = (id: string) => useQuery(roundQuery(id));
export const useRounds = (filter: RoundFilter, enabled = true) =>
  useInfiniteQuery({ ...roundsQuery(filter), enabled });
export const useTransfers = () => useInfiniteQuery(transfersQuery);

/** Sets the credits that an answer has told, without asking again. */
export function setCredits(client: QueryClient, credits: number): void {
  client.setQueryData(walletQuery.queryKey, (wallet: Output<"getWallet"> | undefined) =>
    wallet ? { ...wallet, balances: { ...wallet.balances, credits } } : wallet,
  );
}

/** What belongs to one player, by the first word of its key. */
const OWN = [
  ...["wallet", "seeds", "round", "rounds", "transfers", "open-round", "profile", "open-sessions"],
  ...["limits", "played-days", "tickets", "ticket", "ranking", "ranking-visibility", "staff"],
] as const;

/** Everything that belongs to one player is dropped when another may come: signing in, out, or a session that ended. */
export async function changePlayer(client: QueryClient): Promise<void> {
  const own = new Set<string>(OWN);
  client.removeQueries({ predicate: ({ queryKey }) => own.has(String(queryKey[0])) });
  await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
}
