import { type KeyboardEvent, memo, type PointerEvent, type RefObject, useRef } from "react";
import { MULTIPLIER_ONE } from "../../../base/money.ts";
import { NUMBERS } from "../../../games/number-guess/number-guess.ts";

const TURN = 2 * Math.PI;
export const RADII = { bars: 128, label: 232, needle: 118, hub: 74 } as const;
const ALL: readonly number[] = Array.from({ length: NUMBERS }, (_, i) => i + 1);

/** 100 is at the top, 25 at the right. */
export const angleOf = (number: number): number => (number / NUMBERS) * TURN;

/** Length of a bar by what its number returns, on a log scale so that 0.8 and 36 both show. */
const barLength = (multiplier: number): number => 6 + 38 * Math.log10(1 + (4 * multiplier) / MULTIPLIER_ONE);

const at = (angle: number, radius: number): string =>
  `${(Math.sin(angle) * radius).toFixed(2)} ${(-Math.cos(angle) * radius).toFixed(2)}`;

function wedge(number: number, length: number): string {
  const half = (TURN / NUMBERS) * 0.36;
  const angle = angleOf(number);
  const outer = RADII.bars + length;
  return `M${at(angle - half, RADII.bars)}L${at(angle - half, outer)}L${at(angle + half, outer)}L${at(angle + half, RADII.bars)}Z`;
}

type Props = {
  readonly guess: number;
  /** What each number returns with this guess, ten-thousandths. */
  paysOf(number: number): number;
  readonly target: number | null;
  readonly locked: boolean;
  readonly needle: RefObject<SVGGElement | null>;
  readonly rolled: boolean;
  onGuess(guess: number): void;
};

const wrap = (number: number): number => ((((number - 1) % NUMBERS) + NUMBERS) % NUMBERS) + 1;

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

/** A ring of a hundred numbers. Every number stands as high as it pays with the guess as it is: the odds are the drawing. */
export function Dial({ guess, paysOf, target, locked, needle, rolled, onGuess }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const point = (event: PointerEvent): void => {
    const box = svg.current?.getBoundingClientRect();
    if (!box || locked || event.buttons !== 1) return;
    const x = event.clientX - box.left - box.width / 2;
    const y = event.clientY - box.top - box.height / 2;
    onGuess(wrap(Math.round((Math.atan2(x, -y) / TURN) * NUMBERS + NUMBERS)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined || locked) return;
    event.preventDefault();
    event.stopPropagation();
    onGuess(wrap(guess + step));
  };
  return (
    <svg
      ref={svg}
      className="dial"
      viewBox="-260 -260 520 520"
      data-locked={locked || undefined}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={point}
    >
      <title>Your number</title>
      <Face />
      <g className="dial-bars">
        {ALL.map((number) => {
          const pays = paysOf(number);
          const state = number === target ? " target" : number === guess ? " guess" : "";
          return (
            <path
              key={number}
              className={`${pays === 0 ? "none" : pays < MULTIPLIER_ONE ? "some" : "gain"}${state}`}
              d={wedge(number, barLength(pays))}
            />
          );
        })}
      </g>
      <g
        className="dial-guess"
        role="slider"
        tabIndex={locked ? -1 : 0}
        aria-label="Your number"
        aria-valuemin={1}
        aria-valuemax={NUMBERS}
        aria-valuenow={guess}
        onKeyDown={onKeyDown}
        transform={`rotate(${(angleOf(guess) * 360) / TURN})`}
      >
        <path d="M0 -222 l-9 -20 h18 z" />
      </g>
      <g ref={needle} className="dial-needle" visibility={rolled ? "visible" : "hidden"}>
        <path d={`M-3.5 0 L-1.2 -${RADII.needle} L1.2 -${RADII.needle} L3.5 0 Z`} />
        <circle cy={-RADII.needle - 5} r="5" />
      </g>
      <circle className="dial-hub" r={RADII.hub} />
    </svg>
  );
}

const Face = memo(function Face() {
  return (
    <g className="dial-face">
      <circle className="dial-plate" r="252" />
      <circle className="dial-rim" r="252" />
      <circle className="dial-inner" r={RADII.bars - 3} />
      {ALL.filter((number) => number % 10 === 0).map((number) => {
        const angle = angleOf(number);
        return (
          <text
            key={number}
            x={Math.sin(angle) * RADII.label}
            y={-Math.cos(angle) * RADII.label}
            textAnchor="middle"
            dominantBaseline="central"
          >
            {number}
          </text>
        );
      })}
    </g>
  );
});
