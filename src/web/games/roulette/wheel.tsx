import { memo, type RefObject, useImperativeHandle, useRef } from "react";
import { RED, WHEEL_ORDER } from "../../../games/roulette/positions.ts";
import { type Moment, POCKET_ANGLE } from "./spin.ts";

export type WheelHandle = { show(moment: Moment): void };

/** Degrees; upright and lying ones take turns. */
const DEFLECTORS = [22.5, 67.5, 112.5, 157.5, 202.5, 247.5, 292.5, 337.5] as const;
const RADII = { number: 136, split: 117, pocket: 91 } as const;

const degrees = (angle: number): number => (angle * 180) / Math.PI;

function sector(inner: number, outer: number): string {
  const half = POCKET_ANGLE / 2;
  const at = (radius: number, angle: number): string =>
    `${(Math.sin(angle) * radius).toFixed(2)} ${(-Math.cos(angle) * radius).toFixed(2)}`;
  return `M${at(outer, -half)}A${outer} ${outer} 0 0 1 ${at(outer, half)}L${at(inner, half)}A${inner} ${inner} 0 0 0 ${at(inner, -half)}Z`;
}

const NUMBER_SECTOR = sector(RADII.split, 151);
const POCKET_SECTOR = sector(RADII.pocket, RADII.split);

const colourOf = (pocket: number): string => (pocket === 0 ? "zero" : RED.has(pocket) ? "red" : "black");

/** Drawn once; it turns as one layer. */
const Rotor = memo(function Rotor() {
  return (
    <>
      <circle className="wheel-rotor" r="154" />
      {WHEEL_ORDER.map((pocket, index) => (
        <g key={pocket} transform={`rotate(${degrees(index * POCKET_ANGLE).toFixed(3)})`}>
          <path className={`wheel-number ${colourOf(pocket)}`} d={NUMBER_SECTOR} />
          <path className={`wheel-pocket ${colourOf(pocket)}`} d={POCKET_SECTOR} />
          <text className="wheel-figure" y={-RADII.number + 2} textAnchor="middle" dominantBaseline="central">
            {pocket}
          </text>
        </g>
      ))}
      <circle className="wheel-ring" r="151" />
      <circle className="wheel-ring" r={RADII.split} />
      <circle className="wheel-cone" r={RADII.pocket} />
      <circle className="wheel-cone-inner" r="62" />
      <g className="wheel-turret">
        {[0, 90, 180, 270].map((angle) => (
          <g key={angle} transform={`rotate(${angle})`}>
            <path d="M-3.5 -12 L-2.5 -46 L2.5 -46 L3.5 -12 Z" />
            <circle cy="-48" r="6" />
          </g>
        ))}
        <circle r="17" />
        <circle className="wheel-knob" r="8" />
      </g>
    </>
  );
});

const Bowl = memo(function Bowl() {
  return (
    <>
      <circle className="wheel-wood" r="206" />
      <circle className="wheel-wood-edge" r="197" />
      <circle className="wheel-track" r="192" />
      <circle className="wheel-apron" r="171" />
      {DEFLECTORS.map((angle) => (
        <path
          key={angle}
          className="wheel-deflector"
          transform={`rotate(${angle}) translate(0 -162) rotate(${angle % 90 === 22.5 ? 0 : 90})`}
          d="M0 -8 L3.6 0 L0 8 L-3.6 0 Z"
        />
      ))}
    </>
  );
});

const VIEW = "-210 -210 420 420";

/** Three layers: the bowl stands, the rotor turns, the ball runs. Posed from outside, frame by frame. */
export function Wheel({ handle }: { readonly handle: RefObject<WheelHandle | null> }) {
  const rotor = useRef<SVGSVGElement>(null);
  const ball = useRef<SVGGElement>(null);
  useImperativeHandle(handle, () => ({
    show(moment) {
      if (rotor.current) rotor.current.style.transform = `rotate(${degrees(moment.rotor).toFixed(3)}deg)`;
      const x = Math.sin(moment.ball) * moment.radius;
      const y = -Math.cos(moment.ball) * moment.radius;
      ball.current?.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
    },
  }));
  return (
    <div className="wheel">
      <svg aria-hidden="true" viewBox={VIEW}>
        <Bowl />
      </svg>
      <svg aria-hidden="true" viewBox={VIEW} ref={rotor} className="wheel-turning">
        <Rotor />
      </svg>
      <svg aria-hidden="true" viewBox={VIEW}>
        <g ref={ball}>
          <circle className="wheel-ball-shadow" cx="1.5" cy="2.5" r="7" />
          <circle className="wheel-ball" r="7" />
          <circle className="wheel-ball-gleam" cx="-2.2" cy="-2.4" r="2" />
        </g>
        <path className="wheel-pointer" d="M-7 -206 L7 -206 L0 -192 Z" />
      </svg>
    </div>
  );
}
