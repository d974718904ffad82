import { scaleOf } from "./scale.ts";
import "./line-plot.css";

type Props = {
  /** Values in time's order, evenly spaced. At least two. */
  readonly values: readonly number[];
  /** How a value is written on the scale. */
  text(value: number): string;
  /** What is drawn, in a sentence. */
  readonly label: string;
  /** Rem. */
  readonly height?: number;
  /** A value to mark with a dashed line: where it began. */
  readonly base?: number;
};

const GRID = 100;

/** A line over time, with a scale of round figures at its right and a dot where it is now. */
export function LinePlot({ values, text, label, height = 8, base }: Props) {
  if (values.length < 2) return null;
  const { low, high, ticks } = scaleOf(Math.min(...values), Math.max(...values));
  const y = (value: number): number => GRID - ((value - low) / (high - low)) * GRID;
  const x = (index: number): number => (index / (values.length - 1)) * GRID;
  // Steps, not slopes: a balance jumps from round to round and is nowhere in between.
  const line = values.map((value, i) => (i === 0 ? `M0 ${y(value)}` : `H${x(i)}V${y(value)}`)).join("");
  const last = values.at(-1) ?? 0;
  const longest = ticks.map(text).reduce((a, b) => (b.length > a.length ? b : a), "");
  return (
    <figure className="line-plot" style={{ height: `${height}rem` }} role="img" aria-label={label}>
      <div className="relative">
        <svg viewBox={`0 0 ${GRID} ${GRID}`} preserveAspectRatio="none" aria-hidden="true">
          {ticks.map((tick) => (
            <line key={tick} className="rule" x1="0" x2={GRID} y1={y(tick)} y2={y(tick)} />
          ))}
          {base !== undefined && <line className="base" x1="0" x2={GRID} y1={y(base)} y2={y(base)} />}
          <path className="area" d={`${line}V${y(base ?? low)}H0Z`} />
          <path className="line" d={line} />
        </svg>
        <span className="end" style={{ right: 0, top: `${y(last)}%` }} />
      </div>
      <div className="scale caption figures" aria-hidden="true">
        <span className="measure">{longest}</span>
        {ticks.map((tick) => (
          <span key={tick} style={{ top: `${y(tick)}%` }}>
            {text(tick)}
          </span>
        ))}
      </div>
    </figure>
  );
}
