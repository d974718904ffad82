import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { timesText } from "../../ui/amount-text.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { percentText } from "../../ui/percent.ts";
import { Spectrum } from "../../ui/spectrum.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { type BetGroup, groupBets } from "./bet-groups.ts";
import { ExactReturn } from "./exact.tsx";
import type { GameLine } from "./returns-plot.tsx";

const COLUMNS: readonly Column<BetGroup>[] = [
  {
    name: "Bet",
    width: 27,
    phone: "lead",
    cell: ({ label, odds }) => (
      <>
        <span className="font-medium">{label}</span>
        {odds.later && <span className="caption"> · put by a move{odds.fair && ", no house edge"}</span>}
      </>
    ),
  },
  {
    name: "Return",
    width: 21,
    phone: "figure",
    end: true,
    cell: ({ odds }) => <ExactReturn n={odds.rtp.n} d={odds.rtp.d} />,
  },
  {
    name: "Hits",
    width: 13,
    phone: "named",
    end: true,
    cell: ({ odds }) => <span className="figures">{percentText(odds.hit)}</span>,
  },
  {
    name: "Volatility",
    width: 12,
    phone: "named",
    end: true,
    cell: ({ odds }) => <span className="figures">{odds.sd.toFixed(odds.sd < 100 ? 2 : 0)}</span>,
  },
  {
    name: "Up to",
    width: 12,
    phone: "named",
    end: true,
    cell: ({ odds }) => <span className="figures">{timesText(odds.maxWin)}</span>,
  },
  {
    name: "Distribution",
    width: 15,
    phone: "wide",
    end: true,
    cell: ({ odds }) => (
      <span className="inline-block w-32 align-middle">
        <Spectrum bets={[odds]} />
      </span>
    ),
  },
];

/** Longer lists are cut here until asked for: the page is for comparing games. */
const SHOWN = 8;

/** All bets of one game, equal ones on one line. */
export function GameTable({ game, report }: GameLine) {
  const [whole, setWhole] = useState(false);
  const groups = groupBets(report.bets);
  const cut = !whole && groups.length > SHOWN + 1;
  return (
    <section id={game.id} data-game={game.id} aria-labelledby={`${game.id}-name`} className="scroll-mt-20">
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={`${game.id}-name`} className="display text-2xl">
          <Link to="/games/$game" params={{ game: game.id }} className="hue-name">
            {game.name}
          </Link>
        </h2>
        <Link to="/games/$game/rules" params={{ game: game.id }} className="caption link">
          Rules and every result
        </Link>
      </div>
      <Table
        caption={`Odds of ${game.name}`}
        columns={COLUMNS}
        rows={cut ? groups.slice(0, SHOWN) : groups}
        keyOf={({ odds }) => odds.name}
      />
      {cut && (
        <Button tone="quiet" size="small" className="mt-2" onClick={() => setWhole(true)}>
          <Icon name="down" size={16} /> All {groups.length} lines
        </Button>
      )}
    </section>
  );
}
