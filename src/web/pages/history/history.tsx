import { getRouteApi, Link } from "@tanstack/react-router";
import type { Round } from "../../../contract/rounds.ts";
import type { GameId } from "../../../games/ids.ts";
import { useGames, useRounds } from "../../api/queries.ts";
import { wordsOf } from "../../games/words-catalog.ts";
import { Amount } from "../../ui/amount.tsx";
import { timesText } from "../../ui/amount-text.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { momentText } from "../../ui/moment.ts";
import { More } from "../../ui/more.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { SignInFirst } from "../account/sign-in-first.tsx";
import { Filter } from "./filter.tsx";

const route = getRouteApi("/history");

type Names = ReadonlyMap<string, string>;

const columns = (names: Names): readonly Column<Round>[] => [
  {
    name: "When",
    phone: "note",
    short: true,
    cell: (round) => <time dateTime={round.createdAt}>{momentText(round.createdAt)}</time>,
  },
  {
    name: "Game",
    phone: "lead",
    short: true,
    cell: (round) => (
      <Link to="/games/$game" params={{ game: round.game }} className="hue-name" data-game={round.game}>
        {names.get(round.game) ?? round.game}
      </Link>
    ),
  },
  { name: "Bet", phone: "lead", cell: (round) => wordsOf(round.game).bet(round.bet) },
  {
    name: "Outcome",
    phone: "then",
    cell: (round) =>
      round.state === "open" ? <i>still open</i> : wordsOf(round.game).outcome(round.outcome),
  },
  { name: "Stake", phone: "named", end: true, cell: (round) => <Amount minor={round.stake} /> },
  {
    name: "Returned",
    phone: "note",
    end: true,
    cell: (round) => (
      <span className="figures">{round.state === "open" ? "–" : timesText(round.multiplier)}</span>
    ),
  },
  {
    name: "Net",
    phone: "figure",
    end: true,
    cell: (round) =>
      round.state === "open" ? (
        "–"
      ) : (
        <Amount minor={round.payout - round.stake} change className="font-semibold" />
      ),
  },
  {
    name: "Proof",
    phone: "note",
    end: true,
    cell: (round) => (
      <Link to="/fairness/$round" params={{ round: round.id }} className="link text-sm">
        Verify
      </Link>
    ),
  },
];

function Rounds({ game, names }: { readonly game: GameId | undefined; readonly names: Names }) {
  const query = useRounds({ game });
  const { data, error, refetch, isFetching, isPlaceholderData } = query;
  if (error && !data) {
    return <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  }
  if (!data) return <SkeletonRows rows={8} />;
  const rounds = data.pages.flatMap((page) => page.rounds);
  if (rounds.length === 0) {
    return (
      <Empty
        title={game ? `No rounds of ${names.get(game) ?? game} yet` : "No rounds yet"}
        action={
          <Link to="/" className={buttonClass()}>
            To the tables
          </Link>
        }
      >
        Every round you play is kept here with all that is needed to recompute it.
      </Empty>
    );
  }
  return (
    <div aria-busy={isPlaceholderData || undefined} className={isPlaceholderData ? "opacity-60" : ""}>
      <Table
        caption="Rounds, newest first"
        columns={columns(names)}
        rows={rounds}
        keyOf={(round) => round.id}
      />
      <More query={query} what="Older rounds" />
    </div>
  );
}

export function History() {
  const { game } = route.useSearch();
  const games = useGames().data?.games ?? [];
  const names = new Map(games.map(({ id, name }) => [id as string, name]));
  return (
    <>
      <title>History · RNG-THING</title>
      <h1 className="display mb-6 text-4xl">History</h1>
      <SignInFirst what="Every round you play is kept here with all that is needed to recompute it.">
        <Filter game={game} games={games} />
        <Rounds game={game} names={names} />
      </SignInFirst>
    </>
  );
}
