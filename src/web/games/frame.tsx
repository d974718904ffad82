import type { GameDetail } from "../../contract/games.ts";
import type { GameId } from "../../games/ids.ts";
import { faultOf } from "../api/fault.ts";
import { useGame, usePlayer, useRounds } from "../api/queries.ts";
import { Empty } from "../ui/empty.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Board } from "./board.tsx";
import { useOpenRound } from "./use-open-round.ts";
import { useScene } from "./use-scene.ts";
import "./frame.css";

/** The page of a game: its rules from the house, its scene from a chunk of its own, and the player's last rounds. */
export function GamePage({ game }: { readonly game: GameId }) {
  const detail = useGame(game);
  const scene = useScene(game);
  const player = usePlayer();
  const rounds = useRounds({ game }, !!player);
  const open = useOpenRound(game, detail.data?.kind === "stepped" && !!player);

  const failed = detail.error ?? scene.error;
  if (failed) {
    const { title, detail: more, requestId } = faultOf(failed);
    const retry = (): void => void (detail.error ? detail.refetch() : scene.refetch());
    return (
      <div className="game-page" data-game={game}>
        <ErrorNote title={title} detail={more} requestId={requestId} onRetry={retry} />
      </div>
    );
  }
  if (scene.data === null) {
    return (
      <div className="game-page" data-game={game}>
        <Empty title="This table has no seats yet">
          The game is in the house, but it has no page to play it on.
        </Empty>
      </div>
    );
  }
  if (!detail.data || !scene.data || open.isLoading) return <GameSkeleton game={game} />;
  return (
    <Board
      key={`${game} ${detail.data.rulesId}`}
      detail={detail.data satisfies GameDetail}
      scene={scene.data}
      player={player}
      rounds={rounds.data?.pages.flatMap((page) => page.rounds) ?? []}
      open={open.data ?? null}
    />
  );
}

function GameSkeleton({ game }: { readonly game: GameId }) {
  return (
    <div className="game-page" data-game={game} aria-busy="true">
      <div className="game-head">
        <Skeleton width={14} height={2.75} />
        <Skeleton width={22} height={2.75} />
      </div>
      <div className="game-body">
        <div className="edge-ribbon" />
        <div className="game-stage">
          <Skeleton height={26} />
        </div>
        <div className="slip">
          <Skeleton height={12} />
        </div>
      </div>
    </div>
  );
}
