import { queryOptions, useQuery } from "@tanstack/react-query";
import type { LegalName } from "../../contract/legal.ts";
import { call } from "./call.ts";
import { usePlayer } from "./queries.ts";

const HOUR_MS = 3_600_000;

export const profileQuery = queryOptions({
  queryKey: ["profile"],
  queryFn: ({ signal }) => call("getMe", {}, { signal }),
});
export const openSessionsQuery = queryOptions({
  queryKey: ["open-sessions"],
  queryFn: ({ signal }) => call("listSessions", {}, { signal }),
});
export const legalQuery = (document: LegalName) =>
  queryOptions({
    queryKey: ["legal", document],
    queryFn: ({ signal }) => call("getLegal", { params: { document } }, { signal }),
    staleTime: HOUR_MS,
  });

/** Profile and sessions wait until there is a player. */
export function useProfile() {
  const player = usePlayer();
  return useQuery({ ...profileQuery, enabled: !!player });
}
export function useOpenSessions() {
  const player = usePlayer();
  return useQuery({ ...openSessionsQuery, enabled: !!player });
}
export const useLegal = (document: LegalName) => useQuery(legalQuery(document));
