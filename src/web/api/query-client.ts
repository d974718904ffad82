import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem, isCode, Unreachable } from "./fault.ts";
import { noticeSessionEnd } from "./session-end.ts";

const TRIES_MAX = 2;

/** A refusal stays a refusal; only what did not arrive is asked again. */
const isWorthAnother = (failures: number, error: unknown): boolean =>
  failures < TRIES_MAX &&
  (error instanceof Unreachable || (error instanceof ApiProblem && error.problem.status === 503));

/** One client for the page. A session that has ended somewhere else is noticed by its first refusal. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown): void => {
    if (isCode(error, "unauthenticated")) noticeSessionEnd(client);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: isWorthAnother, staleTime: 10_000 },
      mutations: { retry: false },
    },
  });
  return client;
}
