import { type Band, bandsOf, type Share } from "./distribution-bands.ts";
import "./distribution-plot.css";

type Props = {
  /** Exact: multipliers in ten-thousandths, ascending, with their probabilities. */
  readonly shares: readonly Share[];
  /** How often the player got each multiplier, or nothing to draw over. */
  readonly own?: ReadonlyMap<number, number>;
  /** Room as beside a scene: fewer rows, closer together. */
  readonly compact?: boolean;
};

type Size = {
  readonly row: number;
  readonly rowsMax: number;
  readonly bar: number;
  /** Units left of the bars, along them, and right of them. */
  readonly left: number;
  readonly width: number;
  readonly right: number;
};
const FULL: Size = { row: 30, rowsMax: 12, bar: 16, left: 104, width: 288, right: 92 };
const COMPACT: Size = { row: 21, rowsMax: 9, bar: 11, left: 84, width: 122, right: 72 };
const HEAD = 22;
/** Units that the label of a power needs. */
const LABEL = 34;
/** From here on "1 in n" is told by its order: the whole number would run off the edge. */
const RARE = 1e7;

/** Whole powers of ten under the rarest band, so that the axis begins at a round figure. */
const floorOf = (bands: readonly Band[]): number =>
  Math.min(-1, Math.floor(Math.log10(Math.min(...bands.map((band) => band.probability))) - 0.1));

const percent = (probability: number): string => {
  const value = probability * 100;
  if (value >= 10) return `${value.toFixed(1)} %`;
  if (value >= 0.01) return `${value.toPrecision(2)} %`;
  const times = 1 / probability;
  if (times < RARE) return `1 in ${Math.round(times).toLocaleString("en")}`;
  const [digits, power] = times.toExponential(1).split("e+");
  return `1 in ${digits}·10${superscript(Number(power))}`;
};

const POWER_LABELS: Readonly<Record<number, string>> = {
  0: "100 %",
  [-1]: "10 %",
  [-2]: "1 %",
  [-3]: "0.1 %",
};
const powerLabel = (power: number): string => POWER_LABELS[power] ?? `10⁻${superscript(-power)}`;
const superscript = (value: number): string =>
  [...String(value)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");

/**
 * What a bet returns and how likely, exactly, on a log scale, with the player's own results as open circles over it. Also a
 * table for those who do not see it.
 */
export function DistributionPlot({ shares, own, compact = false }: Props) {
  const size = compact ? COMPACT : FULL;
  const bands = bandsOf(shares, own, size.rowsMax);
  if (bands.length === 0) return null;
  const least = floorOf(bands);
  const total = bands.reduce((sum, band) => sum + band.seen, 0);
  const at = (probability: number): number =>
    size.left + (probability <= 0 ? 0 : Math.max(0, 1 - Math.log10(probability) / least) * size.width);
  const step = Math.ceil((LABEL * -least) / size.width);
  const powers = Array.from({ length: Math.floor(-least / step) + 1 }, (_, i) => -i * step);
  const height = HEAD + bands.length * size.row + 4;
  return (
    <figure className="distribution" data-compact={compact || undefined}>
      <svg viewBox={`0 0 ${size.left + size.width + size.right} ${height}`} aria-hidden="true">
        {powers.map((power) => (
          <g key={power} className="distribution-axis">
            <line x1={at(10 ** power)} x2={at(10 ** power)} y1={HEAD - 4} y2={height} />
            <text x={at(10 ** power)} y={HEAD - 9} textAnchor="middle">
              {powerLabel(power)}
            </text>
          </g>
        ))}
        {bands.map((band, row) => (
          <BandRow
            key={band.label}
            band={band}
            y={HEAD + row * size.row + size.row / 2}
            at={at}
            total={total}
            size={size}
          />
        ))}
      </svg>
      <BandTable bands={bands} total={total} />
    </figure>
  );
}

type RowProps = {
  readonly band: Band;
  readonly y: number;
  readonly total: number;
  readonly size: Size;
  at(probability: number): number;
};

function BandRow({ band, y, at, total, size }: RowProps) {
  const { left, width, bar } = size;
  const share = total === 0 ? 0 : band.seen / total;
  return (
    <g className={`distribution-row ${band.gain}`}>
      <text className="distribution-label" x={left - 10} y={y} textAnchor="end" dominantBaseline="central">
        {band.label}
      </text>
      <rect
        x={left}
        y={y - bar / 2}
        width={Math.max(1.5, at(band.probability) - left)}
        height={bar}
        rx="1.5"
      />
      <text className="distribution-share" x={left + width + 10} y={y} dominantBaseline="central">
        {percent(band.probability)}
      </text>
      {band.seen > 0 && (
        <g className="distribution-own">
          <circle cx={at(share)} cy={y} r={bar * 0.375} />
          <circle className="dot" cx={at(share)} cy={y} r="1.6" />
        </g>
      )}
    </g>
  );
}

function BandTable({ bands, total }: { readonly bands: readonly Band[]; readonly total: number }) {
  return (
    <table className="sr-only">
      <caption>What the bet returns, how likely{total > 0 ? ", and how often you got it" : ""}</caption>
      <tbody>
        {bands.map((band) => (
          <tr key={band.label}>
            <th scope="row">{band.label}</th>
            <td>{percent(band.probability)}</td>
            {total > 0 && <td>{band.seen} of your rounds</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
