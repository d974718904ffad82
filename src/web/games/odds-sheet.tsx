import { useEffect } from "react";
import { canonicalJson, type Json } from "../../base/canonical.ts";
import type { Round } from "../../contract/rounds.ts";
import type { GameId } from "../../games/ids.ts";
import { Lens } from "../lens/lens.tsx";
import { DistributionPlot } from "../ui/distribution-plot.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import type { FiguresQuery } from "./bet-odds.ts";
import { Gauges } from "./gauges.tsx";
import { ownResults } from "./own-results.ts";
import { wordsOf } from "./words-catalog.ts";

type Props = {
  readonly open: boolean;
  onClose(): void;
  readonly game: GameId;
  readonly name: string;
  readonly bet: Json | null;
  readonly odds: FiguresQuery;
  readonly rounds: readonly Round[];
  /** Minor units: what the bet would cost now. */
  readonly stake: number;
};

/** The exact distribution of the bet as it stands, with the player's own results over it. */
export function OddsSheet({ open, onClose, game, name, bet, odds, rounds, stake }: Props) {
  const own = ownResults(rounds, bet);
  const played = [...own.values()].reduce((sum, count) => sum + count, 0);
  const { figures, failed } = odds;
  useEffect(() => {
    // The key that opened it: while the sheet lies above the game, the game's own keys are silent.
    const listen = ({ key, repeat, target }: KeyboardEvent): void => {
      const writes = target instanceof HTMLInputElement;
      if (open && !repeat && !writes && key.toLowerCase() === "o") onClose();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [open, onClose]);
  return (
    <Sheet open={open} onClose={onClose} title={`${name}: the odds`}>
      <div className="grid gap-5">
        <p className="caption">{bet === null ? "Make a bet to see its odds." : wordsOf(game).bet(bet)}</p>
        {failed && (
          <ErrorNote title="The odds could not be read" detail="Nothing is lost." onRetry={odds.retry} />
        )}
        {bet !== null && !failed && <Gauges figures={figures} awaited />}
        {figures ? (
          <>
            <DistributionPlot shares={figures.shares} own={own} />
            <p className="caption">
              Bars: the exact chance of every return, on a log scale.{" "}
              {played === 0
                ? "Circles will show your own rounds with this bet."
                : `Circles: your last ${played} ${played === 1 ? "round" : "rounds"} with this bet.`}
            </p>
            {stake > 0 && (
              <section className="grid gap-3 border-t border-line pt-5" aria-labelledby="lens-title">
                <h3 id="lens-title" className="display text-xl">
                  Where you would be
                </h3>
                <Lens bet={`${game} ${canonicalJson(bet)}`} shares={figures.shares} stake={stake} />
              </section>
            )}
          </>
        ) : (
          bet !== null && !failed && <SkeletonRows rows={4} />
        )}
      </div>
    </Sheet>
  );
}
