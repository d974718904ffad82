import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { isGameId } from "../../../games/ids.ts";
import { usePlayer } from "../../api/queries.ts";
import { gameName } from "../../fairness/game-name.ts";
import { GamePage } from "../../games/frame.tsx";
import { NotFound } from "../not-found.tsx";

const route = getRouteApi("/games/$game");
const StandingGate = lazy(() =>
  import("../../games/standing-gate.tsx").then((module) => ({ default: module.StandingGate })),
);

/** The page of the game that the address names. */
export function Game() {
  const { game } = route.useParams();
  const player = usePlayer();
  if (!isGameId(game)) return <NotFound />;
  return (
    <>
      <title>{`${gameName(game)} · RNG-THING`}</title>
      {player && (
        <Suspense>
          <StandingGate />
        </Suspense>
      )}
      <GamePage key={game} game={game} />
    </>
  );
}
