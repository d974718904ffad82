import type { Json } from "../../base/canonical.ts";
import type { Round } from "../../contract/rounds.ts";
import { DistributionPlot } from "../ui/distribution-plot.tsx";
import type { Figures } from "./bet-odds.ts";
import { ownResults } from "./own-results.ts";
import "./odds-wall.css";

type Props = {
  readonly bet: Json | null;
  readonly figures: Figures | undefined;
  readonly rounds: readonly Round[];
};

/** Beside the scene where there is room: what the bet as it stands can return, exactly, with the player's own rounds over it. */
export function OddsWall({ bet, figures, rounds }: Props) {
  if (bet === null || !figures) return null;
  const own = ownResults(rounds, bet);
  const played = [...own.values()].reduce((sum, count) => sum + count, 0);
  return (
    <section className="odds-wall" aria-label="What this bet returns" data-print="no">
      <DistributionPlot compact shares={figures.shares} own={own} />
      <p className="caption">
        The exact chance of every return, log scale.
        {played > 0 && ` Circles: your last ${played === 1 ? "round" : `${played} rounds`} with this bet.`}
      </p>
    </section>
  );
}
