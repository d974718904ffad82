import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { GameSummary } from "../../../contract/games.ts";
import { openRoundsQuery, useGames } from "../../api/queries.ts";
import { Amount } from "../../ui/amount.tsx";
import { buttonClass } from "../../ui/button.tsx";

const nameOf = (games: readonly GameSummary[], id: string): string =>
  games.find((game) => game.id === id)?.name ?? id;

/** Rounds that were left in the middle: they wait, with the same cards. */
export function OpenRounds() {
  const { data } = useQuery(openRoundsQuery);
  const games = useGames().data?.games ?? [];
  if (!data || data.rounds.length === 0) return null;
  return (
    <ul className="mb-6 grid gap-2">
      {data.rounds.map((round) => (
        <li
          key={round.id}
          className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-edge bg-raised px-4 py-2.5"
        >
          <p>
            Your round of {nameOf(games, round.game)} over <Amount minor={round.stake} currency="credits" />{" "}
            is still open.
          </p>
          <Link to="/games/$game" params={{ game: round.game }} className={buttonClass({ size: "small" })}>
            Go on with it
          </Link>
        </li>
      ))}
    </ul>
  );
}
