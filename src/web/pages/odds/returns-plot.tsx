import type { GameOddsReport, GameSummary } from "../../../contract/games.ts";
import { percentText } from "../../ui/percent.ts";
import "./returns-plot.css";

export type GameLine = { readonly game: GameSummary; readonly report: GameOddsReport };

/** The band in which a bet may be published here, and what is drawn beside it. */
const BAND = { min: 0.92, max: 0.9975 } as const;
const AXIS = { min: 0.915, max: 1.002 } as const;
const TICKS = [0.92, 0.94, 0.96, 0.98, 1] as const;

const at = (share: number): number => ((share - AXIS.min) / (AXIS.max - AXIS.min)) * 100;

const returnsOf = ({ report }: GameLine): number[] =>
  [...new Set(report.bets.map((bet) => Number(bet.rtpDecimal).toFixed(6)))].map(Number);

function between(low: number, high: number): string {
  const [from, to] = [percentText(low), percentText(high)];
  return from === to ? from : `${from.replace(" %", "")}–${to}`;
}

/** Every bet of every game by what it returns; the distance to 100 % is what the house keeps. */
export function ReturnsPlot({ lines }: { readonly lines: readonly GameLine[] }) {
  return (
    <figure className="returns">
      <ul>
        {lines.map((line) => {
          const shares = returnsOf(line).toSorted((a, b) => a - b);
          const [low = 0, high = low] = [shares[0], shares.at(-1)];
          return (
            <li key={line.game.id} data-game={line.game.id}>
              <a href={`#${line.game.id}`} className="returns-name">
                {line.game.name}
              </a>
              <span className="returns-track" aria-hidden="true">
                <i className="span" style={{ left: `${at(low)}%`, right: `${100 - at(high)}%` }} />
                {shares.map((share) => (
                  <i key={share} className="dot" style={{ left: `${at(share)}%` }} />
                ))}
              </span>
              <span className="returns-figure figures">{between(low, high)}</span>
            </li>
          );
        })}
      </ul>
      <div className="returns-axis caption figures" aria-hidden="true">
        <span className="band" style={{ left: `${at(BAND.min)}%`, right: `${100 - at(BAND.max)}%` }} />
        {TICKS.map((tick) => (
          <span key={tick} className="tick" style={{ left: `${at(tick)}%` }}>
            {Math.round(tick * 100)} %
          </span>
        ))}
      </div>
      <figcaption className="caption prose-width">
        What comes back of every credit staked, in the long run. A dot is a bet; what is missing to 100 % is
        what the house keeps. Nothing outside 92 % to 99.75 % may be published here, the free odds of craps
        excepted: they keep nothing at all.
      </figcaption>
    </figure>
  );
}
