import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { MULTIPLIER_ONE } from "../../../base/money.ts";
import type { GameSummary } from "../../../contract/games.ts";
import { useOdds } from "../../api/queries.ts";
import { timesText } from "../../ui/amount-text.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Spectrum } from "../../ui/spectrum.tsx";
import { Emblem } from "./emblem.tsx";
import { oddsRange } from "./odds-range.ts";
import { useSeen } from "./use-seen.ts";
import "./plate.css";

/** From a hundred times on the decimals say nothing to a glance. */
const atAGlance = (multiplier: number): number =>
  multiplier < 100 * MULTIPLIER_ONE ? multiplier : multiplier - (multiplier % MULTIPLIER_ONE);

/** One table: the thing it is played with, and its odds on the wall. */
export function Plate({ game }: { readonly game: GameSummary }) {
  const plate = useRef<HTMLLIElement>(null);
  const seen = useSeen(plate);
  // What one can sit down to; chips that only a move can put are on the odds page.
  const bets = useOdds(game.id, seen).data?.bets.filter(({ later }) => !later);
  const range = bets && oddsRange(bets);
  const blank = <Skeleton width={4.5} height={0.8} />;
  return (
    <li ref={plate} className="plate" data-game={game.id}>
      <div className="plate-scene">
        <Emblem game={game.id} />
        {bets && <Spectrum bets={bets} />}
      </div>
      <div className="plate-words">
        <h2 className="display text-2xl">
          <Link to="/games/$game" params={{ game: game.id }} className="plate-link">
            {game.name}
          </Link>
        </h2>
        <dl className="plate-odds">
          <div>
            <dt>Returns</dt>
            <dd>{range ? range.rtp : blank}</dd>
          </div>
          <div>
            <dt>Hits</dt>
            <dd>{range ? range.hit : blank}</dd>
          </div>
          <div>
            <dt>Up to</dt>
            <dd>{range ? timesText(atAGlance(range.maxWin)) : blank}</dd>
          </div>
        </dl>
      </div>
    </li>
  );
}

export function PlateSkeleton() {
  return (
    <li className="plate" aria-hidden="true">
      <div className="plate-scene" />
      <div className="plate-words">
        <Skeleton width={8} height={1.6} />
        <Skeleton height={2.2} />
      </div>
    </li>
  );
}
