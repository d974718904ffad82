import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import type { Output } from "../../contract/endpoints.ts";
import { call } from "./call.ts";
import { usePlayer } from "./queries.ts";

const MINUTE_MS = 60_000;

export const limitsQuery = queryOptions({
  queryKey: ["limits"],
  queryFn: ({ signal }) => call("getLimits", {}, { signal }),
  staleTime: MINUTE_MS,
});

export const playedDaysQuery = queryOptions({
  queryKey: ["played-days"],
  queryFn: ({ signal }) => call("getPlayedDays", {}, { signal }),
  staleTime: MINUTE_MS,
});

/** What a player has set, and how much of it is used. Asked for again every minute while somebody looks. */
export function useLimits() {
  const player = usePlayer();
  return useQuery({ ...limitsQuery, enabled: !!player, refetchInterval: MINUTE_MS });
}
export function usePlayedDays() {
  const player = usePlayer();
  return useQuery({ ...playedDaysQuery, enabled: !!player });
}

/** Keeps what an answer has told of the limits. */
export const keepLimits = (client: QueryClient, limits: Output<"getLimits">): void =>
  void client.setQueryData(limitsQuery.queryKey, limits);
