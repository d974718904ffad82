import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import type { Output } from "../../contract/endpoints.ts";
import { call } from "./call.ts";
import { usePlayer } from "./queries.ts";

export type Ranking = Output<"getLeaderboard">;
export type Board = Ranking["board"];
export type BoardWindow = Ranking["window"];

const MINUTE_MS = 60_000;
const LINES = 50;

export const rankingQuery = (board: Board, window: BoardWindow) =>
  queryOptions({
    queryKey: ["ranking", board, window],
    queryFn: ({ signal }) =>
      call("getLeaderboard", { params: { board }, query: { window, limit: LINES } }, { signal }),
    staleTime: MINUTE_MS / 2,
    refetchInterval: MINUTE_MS,
    placeholderData: keepPreviousData,
  });

export const visibilityQuery = queryOptions({
  queryKey: ["ranking-visibility"],
  queryFn: ({ signal }) => call("getRankingVisibility", {}, { signal }),
});

export const useRanking = (board: Board, window: BoardWindow) => useQuery(rankingQuery(board, window));
export function useRankingVisibility() {
  const player = usePlayer();
  return useQuery({ ...visibilityQuery, enabled: !!player });
}
