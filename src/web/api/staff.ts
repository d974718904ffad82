import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from "@tanstack/react-query";
import type { TicketKind, TicketState } from "../../base/support.ts";
import type { Grant } from "../../contract/admin.ts";
import type { Me } from "../../contract/session.ts";
import { call } from "./call.ts";

/** Everything of the back office begins with this word, so that one action can make all of it ask again. */
export const STAFF_KEY = "staff";

const first = undefined as string | undefined;
const nextOf = (last: { readonly nextCursor: string | null }): string | undefined =>
  last.nextCursor ?? undefined;

export type InboxFilter = {
  readonly state?: TicketState | undefined;
  readonly kind?: TicketKind | undefined;
};
export type PlayerFilter = {
  readonly search?: string | undefined;
  readonly role?: Me["role"] | undefined;
  readonly banned?: true | undefined;
};

export const overviewQuery = queryOptions({
  queryKey: [STAFF_KEY, "overview"],
  queryFn: ({ signal }) => call("getOverview", {}, { signal }),
  refetchInterval: 30_000,
});

const inboxQuery = (filter: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: [STAFF_KEY, "inbox", filter],
    queryFn: ({ pageParam, signal }) =>
      call("listInbox", { query: { ...filter, cursor: pageParam, limit: 25 } }, { signal }),
    initialPageParam: first,
    getNextPageParam: nextOf,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

export const inboxTicketQuery = (id: string) =>
  queryOptions({
    queryKey: [STAFF_KEY, "ticket", id],
    queryFn: ({ signal }) => call("getInboxTicket", { params: { id } }, { signal }),
    refetchInterval: 30_000,
  });

const playersQuery = ({ search, role, banned }: PlayerFilter) =>
  infiniteQueryOptions({
    queryKey: [STAFF_KEY, "players", search, role, banned],
    queryFn: ({ pageParam, signal }) =>
      call(
        "findPlayers",
        { query: { search, role, banned: banned ? "true" : undefined, cursor: pageParam, limit: 25 } },
        { signal },
      ),
    initialPageParam: first,
    getNextPageParam: nextOf,
    placeholderData: keepPreviousData,
  });

export const staffPlayerQuery = (id: string) =>
  queryOptions({
    queryKey: [STAFF_KEY, "player", id],
    queryFn: ({ signal }) => call("getPlayer", { params: { id } }, { signal }),
  });

const grantsQuery = (state: Grant["state"] | undefined) =>
  infiniteQueryOptions({
    queryKey: [STAFF_KEY, "grants", state],
    queryFn: ({ pageParam, signal }) =>
      call("listGrants", { query: { state, cursor: pageParam, limit: 25 } }, { signal }),
    initialPageParam: first,
    getNextPageParam: nextOf,
    placeholderData: keepPreviousData,
  });

const logQuery = (target: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [STAFF_KEY, "log", target],
    queryFn: ({ pageParam, signal }) =>
      call("listAdminLog", { query: { target, before: pageParam, limit: 50 } }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.nextBefore ?? undefined,
  });

const duplicatesQuery = queryOptions({
  queryKey: [STAFF_KEY, "duplicates"],
  queryFn: ({ signal }) => call("listDuplicates", {}, { signal }),
});

export const useDuplicates = () => useQuery(duplicatesQuery);
export const useOverview = (enabled = true) => useQuery({ ...overviewQuery, enabled });
export const useInbox = (filter: InboxFilter) => useInfiniteQuery(inboxQuery(filter));
export const useInboxTicket = (id: string) => useQuery(inboxTicketQuery(id));
export const usePlayers = (filter: PlayerFilter) => useInfiniteQuery(playersQuery(filter));
export const useStaffPlayer = (id: string) => useQuery(staffPlayerQuery(id));
export const useGrants = (state: Grant["state"] | undefined) => useInfiniteQuery(grantsQuery(state));
export const useStaffLog = (target?: string) => useInfiniteQuery(logQuery(target));
