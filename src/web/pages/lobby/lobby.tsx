import type { GameSummary } from "../../../contract/games.ts";
import { useGames, useSession } from "../../api/queries.ts";
import { hasScene } from "../../games/registry.ts";
import { wasHereBefore } from "../../shell/session-clock.ts";
import { Empty } from "../../ui/empty.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { OpenRounds } from "./open-rounds.tsx";
import { Plate, PlateSkeleton } from "./plate.tsx";
import { Welcome } from "./welcome.tsx";

const PLACES = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;

const isOpen = (game: GameSummary): boolean => game.enabled && hasScene(game.id);

function Tables() {
  const { data, error, refetch, isFetching } = useGames();
  if (error && !data) {
    return <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  }
  if (!data) {
    return (
      <ul className="plates" aria-busy="true" aria-label="Loading the tables">
        {PLACES.map((place) => (
          <PlateSkeleton key={place} />
        ))}
      </ul>
    );
  }
  const open = data.games.filter(isOpen);
  if (open.length === 0)
    return <Empty title="Every table is closed">Whoever runs this house has closed them all for now.</Empty>;
  return (
    <ul className="plates">
      {open.map((game) => (
        <Plate key={game.id} game={game} />
      ))}
    </ul>
  );
}

/** The room: every open table with its odds on the wall. */
export function Lobby() {
  const session = useSession().data;
  const guest = session ? session.player === null : !wasHereBefore();
  return (
    <>
      <title>RNG-THING</title>
      {guest ? (
        <Welcome />
      ) : (
        <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h1 className="display text-4xl">The tables</h1>
          <p className="caption">
            Exact odds under every name. Stems show what can come back, from nothing to ten thousand times,
            taller where likelier.
          </p>
        </div>
      )}
      {session?.player && <OpenRounds />}
      <Tables />
    </>
  );
}
