import { MULTIPLIER_ONE } from "../../base/money.ts";
import { amountText } from "../ui/amount-text.ts";
import { percentText } from "../ui/percent.ts";
import { scaleOf } from "../ui/scale.ts";
import { shortAmount } from "../ui/short-amount.ts";
import type { LensFigures } from "./figures.ts";
import "./lens-plot.css";

type Props = {
  readonly figures: LensFigures;
  /** Minor units of one bet. */
  readonly stake: number;
};

/** A net result in ten-thousandths of a stake, as minor units. */
export const creditsOf = (net: number, stake: number): number => Math.round((net * stake) / MULTIPLIER_ONE);

const WIDTH = 600;
const HEIGHT = 190;
/** Bars do not touch, unless there are so many that they must. */
const GAP = 0.82;

const signed = (minor: number): string =>
  minor === 0 ? "0" : `${minor < 0 ? "−" : "+"}${shortAmount(Math.abs(minor))}`;

/** Where results lie on the page, and how wide a bar is. */
function layout({ steps }: LensFigures, stake: number) {
  const first = steps[0];
  const last = steps.at(-1);
  const span = first ? first.high - first.low : 0;
  const nearest = steps.slice(1).reduce((least, { low }, at) => {
    const before = steps[at];
    return before ? Math.min(least, low - before.low) : least;
  }, Number.POSITIVE_INFINITY);
  const pitch = Number.isFinite(nearest) ? nearest : Math.max(span, MULTIPLIER_ONE);
  const from = (first?.low ?? 0) - pitch / 2;
  const to = (last?.high ?? 0) + pitch / 2;
  // The stake itself is always in sight: what zero means is the point of the drawing.
  const low = Math.min(from, -pitch);
  const high = Math.max(to, pitch);
  const { ticks } = scaleOf(creditsOf(low, stake), creditsOf(high, stake));
  const x = (net: number): number => ((net - low) / (high - low)) * WIDTH;
  const bar = Math.max(1.5, Math.min(22, (pitch / (high - low)) * WIDTH * GAP));
  return {
    x,
    bar,
    ticks: ticks
      .map((minor) => ({ minor, at: x((minor * MULTIPLIER_ONE) / stake) }))
      .filter(({ at }) => at >= 0 && at <= WIDTH),
  };
}

const toneOf = ({ low, high }: { readonly low: number; readonly high: number }): "loss" | "even" | "win" =>
  low > 0 ? "win" : high < 0 ? "loss" : "even";

/** Where one would be: a bar for every result or group of results, zero in the middle of attention, three marks. */
export function LensPlot({ figures, stake }: Props) {
  const { steps, rounds, median, worst, best, ahead } = figures;
  const { x, bar, ticks } = layout(figures, stake);
  const top = Math.max(...steps.map(({ probability }) => probability));
  const marks = [
    { name: "worst 5 %", net: worst },
    { name: "median", net: median },
    { name: "best 5 %", net: best },
  ];
  const said =
    `After ${rounds} bets: ahead in ${percentText(ahead)}, median ${amountText(creditsOf(median, stake), true)}, ` +
    `5 % end at ${amountText(creditsOf(worst, stake), true)} or lower.`;
  return (
    <figure className="lens-plot" role="img" aria-label={said}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path className="lens-within" d={`M${x(worst)} 0H${x(best)}V${HEIGHT}H${x(worst)}Z`} />
        {steps.map((step) => {
          const height = Math.max(1, (step.probability / top) * (HEIGHT - 6));
          const middle = x((step.low + step.high) / 2);
          return (
            <rect
              key={step.low}
              className={toneOf(step)}
              x={middle - bar / 2}
              y={HEIGHT - height}
              width={bar}
              height={height}
            />
          );
        })}
        <path className="lens-zero" d={`M${x(0)} 0V${HEIGHT}`} />
        <path className="lens-median" d={`M${x(median)} 0V${HEIGHT}`} />
      </svg>
      <div className="lens-marks" aria-hidden="true">
        {marks.map(({ name, net }) => (
          <i key={name} data-mark={name} style={{ left: `${(x(net) / WIDTH) * 100}%` }} />
        ))}
      </div>
      <div className="lens-scale caption figures" aria-hidden="true">
        {ticks.map(({ minor, at }) => (
          <span key={minor} data-zero={minor === 0 || undefined} style={{ left: `${(at / WIDTH) * 100}%` }}>
            {signed(minor)}
          </span>
        ))}
      </div>
    </figure>
  );
}
