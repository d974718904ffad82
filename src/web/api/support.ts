import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { call } from "./call.ts";
import { usePlayer } from "./queries.ts";

export const ticketsQuery = infiniteQueryOptions({
  queryKey: ["tickets"],
  queryFn: ({ pageParam, signal }) =>
    call("listTickets", { query: { cursor: pageParam, limit: 25 } }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});

export const ticketQuery = (id: string) =>
  queryOptions({
    queryKey: ["ticket", id],
    queryFn: ({ signal }) => call("getTicket", { params: { id } }, { signal }),
    // An answer may come while the page is open.
    refetchInterval: 30_000,
  });

export function useTickets() {
  const player = usePlayer();
  return useInfiniteQuery({ ...ticketsQuery, enabled: !!player });
}
export function useTicket(id: string) {
  const player = usePlayer();
  return useQuery({ ...ticketQuery(id), enabled: !!player });
}
