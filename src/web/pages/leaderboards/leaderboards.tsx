import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type Board, type BoardWindow, useRanking } from "../../api/leaderboards.ts";
import { usePlayer } from "../../api/queries.ts";
import { Empty } from "../../ui/empty.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { RankingList } from "./ranking-list.tsx";
import { Visibility } from "./visibility.tsx";
import { BOARD_WORDS, WINDOW_WORDS } from "./words.ts";
import "./leaderboards.css";

const route = getRouteApi("/leaderboards");

function Shown({ board, window }: { readonly board: Board; readonly window: BoardWindow }) {
  const { data, error, refetch, isFetching, isPlaceholderData } = useRanking(board, window);
  if (error && !data) return <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={10} />;
  if (data.lines.length === 0) {
    return (
      <Empty title="Nobody is ranked yet">
        Rounds are counted within two minutes of being played. Whoever does not want to be shown is not.
      </Empty>
    );
  }
  return (
    <div aria-busy={isPlaceholderData || undefined} className={isPlaceholderData ? "opacity-60" : ""}>
      <RankingList ranking={data} />
    </div>
  );
}

/** Four rankings over four windows, one's own place, and the way out of them. */
export function Leaderboards() {
  const player = usePlayer();
  const { board = "net", window = "week" } = route.useSearch();
  const navigate = useNavigate();
  const go = (search: { board: Board; window: BoardWindow }): void =>
    void navigate({ to: "/leaderboards", search, replace: true, resetScroll: false });
  const about = BOARD_WORDS.find(({ value }) => value === board)?.about;
  return (
    <>
      <title>Leaderboards · RNG-THING</title>
      <h1 className="display mb-6 text-4xl">Leaderboards</h1>
      <div className="boards">
        <div className="board-choice">
          <Segmented
            legend="What is ranked"
            options={BOARD_WORDS}
            value={board}
            onChange={(value) => go({ board: value, window })}
          />
          <Segmented
            legend="Over which time"
            options={WINDOW_WORDS}
            value={window}
            onChange={(value) => go({ board, window: value })}
          />
        </div>
        <p className="caption mb-3">
          {about} Days begin at 00:00 UTC, weeks on Monday. Chance decides: the return of every bet is on the
          wall, and no place here changes it.
        </p>
        <Shown board={board} window={window} />
        {player && <Visibility />}
      </div>
    </>
  );
}
