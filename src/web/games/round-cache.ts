import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Output } from "../../contract/endpoints.ts";
import type { Round } from "../../contract/rounds.ts";
import { roundsQuery, seedsQuery } from "../api/queries.ts";

type Pages = InfiniteData<Output<"listRounds">, string | undefined>;

/** The newest first; a round that is there already is replaced where it stands. */
function withRound(pages: Pages | undefined, round: Round): Pages | undefined {
  const [first, ...rest] = pages?.pages ?? [];
  if (!pages || !first) return pages;
  const known = pages.pages.some((page) => page.rounds.some((one) => one.id === round.id));
  if (!known) return { ...pages, pages: [{ ...first, rounds: [round, ...first.rounds] }, ...rest] };
  const replace = (one: Round): Round => (one.id === round.id ? round : one);
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, rounds: page.rounds.map(replace) })) };
}

/** Puts a round that the server has just told into the lists that are on the page, instead of asking for them again. */
export function rememberRound(client: QueryClient, round: Round): void {
  for (const key of [roundsQuery({ game: round.game }).queryKey, roundsQuery({}).queryKey]) {
    client.setQueryData<Pages>(key, (pages) => withRound(pages, round));
  }
  client.setQueryData(seedsQuery.queryKey, (seeds: Output<"getSeeds"> | undefined) => {
    if (seeds?.current.serverSeedHash !== round.serverSeedHash) return seeds;
    const nonce = Math.max(seeds.current.nonce, round.nonce + 1);
    return { ...seeds, current: { ...seeds.current, nonce } };
  });
}
