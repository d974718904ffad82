import { memo, type RefObject } from "react";
import { timesText } from "../../ui/amount-text.ts";

const RADIUS = 230;
const HUB = 62;
/** From so many segments on a label would be smaller than it can be read. */
const LABELS_MAX = 40;

const at = (angle: number, radius: number): string =>
  `${(Math.sin(angle) * radius).toFixed(2)} ${(-Math.cos(angle) * radius).toFixed(2)}`;

function sector(from: number, to: number): string {
  const large = to - from > Math.PI ? 1 : 0;
  return `M${at(from, HUB)}L${at(from, RADIUS)}A${RADIUS} ${RADIUS} 0 ${large} 1 ${at(to, RADIUS)}L${at(to, HUB)}Z`;
}

/** What a segment pays, as one of six steps of one hue: the place among the different pays of its wheel. */
export function stepsOf(pays: readonly number[]): ReadonlyMap<number, number> {
  const different = [...new Set(pays)].sort((a, b) => a - b);
  return new Map(
    different.map((pay, index) => [
      pay,
      different.length === 1 ? 5 : Math.round((index / (different.length - 1)) * 5),
    ]),
  );
}

type Props = { readonly pays: readonly number[]; readonly borders: readonly number[] };

const Segments = memo(function Segments({ pays, borders }: Props) {
  const steps = stepsOf(pays);
  return (
    <>
      <circle className="disc-rim" r={RADIUS + 14} />
      {pays.map((pay, index) => {
        const from = borders[index] ?? 0;
        const to = borders[index + 1] ?? 0;
        const middle = ((from + to) / 2) * (180 / Math.PI);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place on the wheel.
          <g key={index}>
            <path className={`disc-segment step-${steps.get(pay) ?? 0}`} d={sector(from, to)} />
            {pays.length <= LABELS_MAX && (
              <text
                className={`disc-label step-${steps.get(pay) ?? 0}`}
                transform={`rotate(${middle}) translate(0 -${RADIUS - 62}) rotate(90)`}
                textAnchor="middle"
                dominantBaseline="central"
                fontSize={pays.length <= 20 ? 21 : 15}
              >
                {timesText(pay)}
              </text>
            )}
            <circle
              className="disc-peg"
              cx={Math.sin(from) * (RADIUS + 7)}
              cy={-Math.cos(from) * (RADIUS + 7)}
              r="4"
            />
          </g>
        );
      })}
      <circle className="disc-hub" r={HUB} />
    </>
  );
});

type DiscProps = Props & {
  readonly turning: RefObject<SVGSVGElement | null>;
  readonly flap: RefObject<SVGGElement | null>;
};

/** The wheel turns as one layer under a leather flap that its pegs push aside. */
export function Disc({ pays, borders, turning, flap }: DiscProps) {
  return (
    <div className="disc">
      <svg aria-hidden="true" viewBox="-260 -260 520 520" ref={turning} className="disc-turning">
        <Segments pays={pays} borders={borders} />
      </svg>
      <svg aria-hidden="true" viewBox="-260 -260 520 520">
        <g ref={flap} className="disc-flap">
          <path d="M-11 -258 L11 -258 L5 -212 Q0 -200 -5 -212 Z" />
          <circle cy="-252" r="5" />
        </g>
      </svg>
    </div>
  );
}
