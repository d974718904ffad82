import { useNavigate } from "@tanstack/react-router";
import { useId } from "react";
import type { GameSummary } from "../../../contract/games.ts";
import { type GameId, isGameId } from "../../../games/ids.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useExport } from "./use-export.ts";
import "../../ui/field.css";

type Props = { readonly game: GameId | undefined; readonly games: readonly GameSummary[] };

function ExportButton({ game }: { readonly game: GameId | undefined }) {
  const { collected, begin, stop } = useExport(game);
  if (collected === null) {
    return (
      <Button onClick={begin}>
        <Icon name="download" size={18} /> CSV
      </Button>
    );
  }
  return (
    <Button onClick={stop}>
      <Icon name="stop" size={18} /> <span className="figures">{collected}</span> rounds, stop
    </Button>
  );
}

/** Which rounds are shown; the choice is in the address, so that it can be kept and sent. */
export function Filter({ game, games }: Props) {
  const id = useId();
  const navigate = useNavigate();
  const choose = (value: string): void =>
    void navigate({ to: "/history", search: isGameId(value) ? { game: value } : {}, replace: true });
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-4" data-print="no">
      <div className="grid gap-1.5">
        <label htmlFor={id} className="text-sm font-medium">
          Game
        </label>
        <select
          id={id}
          className="well min-w-52 pr-8"
          value={game ?? ""}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">All games</option>
          {games.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      <ExportButton game={game} />
    </div>
  );
}
