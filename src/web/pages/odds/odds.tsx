import { useQueries } from "@tanstack/react-query";
import type { GameSummary } from "../../../contract/games.ts";
import { oddsQuery, useGames } from "../../api/queries.ts";
import { FaultNote } from "../../ui/fault-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { GameTable } from "./game-table.tsx";
import { type GameLine, ReturnsPlot } from "./returns-plot.tsx";

function Wall({ games }: { readonly games: readonly GameSummary[] }) {
  const queries = useQueries({ queries: games.map(({ id }) => oddsQuery(id)) });
  const lines = games.flatMap((game, i): GameLine[] => {
    const report = queries[i]?.data;
    return report ? [{ game, report }] : [];
  });
  const failed = queries.filter(({ isError }) => isError);
  const again = (): void => {
    for (const query of failed) void query.refetch();
  };
  return (
    <div className="grid gap-12">
      {failed[0] && (
        <FaultNote
          error={failed[0].error}
          retrying={failed.some((query) => query.isFetching)}
          onRetry={again}
        />
      )}
      {lines.length > 0 && <ReturnsPlot lines={lines} />}
      {lines.length + failed.length < games.length && <SkeletonRows rows={6} />}
      {lines.map((line) => (
        <GameTable key={line.game.id} {...line} />
      ))}
    </div>
  );
}

/** The odds of every bet of every game: exact, from the same tables the games are played from. */
export function Odds() {
  const { data, error, refetch, isFetching } = useGames();
  return (
    <>
      <title>Odds · RNG-THING</title>
      <header className="mb-8 grid gap-3">
        <h1 className="display text-4xl">Odds</h1>
        <p className="prose-width">
          Worked out exactly from the tables that the games are played from, as fractions, not measured. Bets
          that are worth the same share a line. Volatility is the standard deviation of what a stake of 1
          returns.
        </p>
      </header>
      {error && !data && <FaultNote error={error} retrying={isFetching} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={10} />}
      {data && <Wall games={data.games} />}
    </>
  );
}
