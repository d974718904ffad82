import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from "react";
import type { HundredBet } from "../../../games/hundred/hundred.ts";
import { betAt, percentOf, targetRange } from "./target.ts";

/** A hundredth of a roll is a tenth of a unit: the scale is 1000 units long. */
const UNIT = 10;
export const RULER = { width: 1080, height: 230, left: 40, top: 96, deep: 70 } as const;

export const xOf = (roll: number): number => RULER.left + roll * UNIT;

const TICKS: readonly number[] = Array.from({ length: 101 }, (_, i) => i);

const tickLength = (tick: number): number => (tick % 10 === 0 ? 34 : tick % 5 === 0 ? 24 : 15);

type Props = {
  readonly bet: HundredBet;
  readonly locked: boolean;
  /** The needle with its reading; moved from outside, frame by frame. */
  readonly needle: RefObject<SVGGElement | null>;
  /** Hidden until something has been rolled. */
  readonly rolled: boolean;
  onBet(bet: HundredBet): void;
};

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 100,
  ArrowUp: 100,
  ArrowLeft: -100,
  ArrowDown: -100,
  PageUp: 1000,
  PageDown: -1000,
};

/** A rule from 0 to 100 with a brass slide to set and a needle to read. The slide is dragged, or moved with arrows; with Shift by a hundredth. */
export function Ruler({ bet, locked, needle, rolled, onBet }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const whole = Math.round(bet.target * 100);
  const [least, most] = targetRange(bet.side);
  const drag = (event: PointerEvent): void => {
    const box = svg.current?.getBoundingClientRect();
    if (!box || locked || event.buttons !== 1) return;
    const x = ((event.clientX - box.left) / box.width) * RULER.width;
    // Whole numbers by hand; hundredths by key or by typing.
    onBet(betAt(bet.side, Math.round((x - RULER.left) / UNIT) * 100));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined || locked) return;
    event.preventDefault();
    event.stopPropagation();
    onBet(betAt(bet.side, whole + (event.shiftKey ? Math.sign(step) : step)));
  };
  const at = xOf(bet.target);
  const { left, top, deep } = RULER;
  const [from, to] = bet.side === "under" ? [left, at] : [at, xOf(100)];
  return (
    <svg
      ref={svg}
      className="hundred-ruler"
      viewBox={`0 0 ${RULER.width} ${RULER.height}`}
      data-locked={locked || undefined}
    >
      <title>Target</title>
      <rect
        className="ruler-body"
        x={left - 26}
        y={top - 12}
        width={xOf(100) - left + 52}
        height={deep + 24}
        rx="7"
      />
      <rect className="ruler-win" x={from} y={top} width={to - from} height={deep} />
      <rect className="ruler-hatch" x={from} y={top} width={to - from} height={deep} />
      <Scale />
      {/* The same as the slide below, for a hand anywhere on the rule. */}
      <rect
        className="ruler-hand"
        x={left - 26}
        y={top - 30}
        width={xOf(100) - left + 52}
        height={deep + 60}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={drag}
      />
      <g
        className="ruler-slide"
        role="slider"
        tabIndex={locked ? -1 : 0}
        aria-label={`Roll ${bet.side} this target`}
        aria-valuemin={least / 100}
        aria-valuemax={most / 100}
        aria-valuenow={bet.target}
        aria-valuetext={`${bet.target.toFixed(2)}, chance ${percentOf(bet)}`}
        onKeyDown={onKeyDown}
        transform={`translate(${at} 0)`}
      >
        <rect className="slide-frame" x="-17" y={top - 26} width="34" height={deep + 52} rx="5" />
        <path className="slide-hair" d={`M0 ${top - 20}V${top + deep + 20}`} />
        <path className="slide-grip" d={`M-7 ${top + deep + 12}h14M-7 ${top + deep + 17}h14`} />
      </g>
      <g ref={needle} className="ruler-needle" visibility={rolled ? "visible" : "hidden"}>
        <path d={`M0 ${top + deep - 4}V${top - 34}`} />
        <path className="needle-head" d={`M0 ${top - 18}l-9 -20h18z`} />
        <text y={top - 50} textAnchor="middle" />
      </g>
    </svg>
  );
}

function Scale() {
  const { top, deep } = RULER;
  return (
    <g className="ruler-scale">
      {TICKS.map((tick) => (
        <path key={tick} d={`M${xOf(tick)} ${top}v${tickLength(tick)}`} />
      ))}
      {TICKS.filter((tick) => tick % 10 === 0).map((tick) => (
        <text key={tick} x={xOf(tick)} y={top + deep - 10} textAnchor="middle">
          {tick}
        </text>
      ))}
    </g>
  );
}
