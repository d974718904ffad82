import { POCKETS, WHEEL_ORDER } from "../../../games/roulette/positions.ts";
import type { Sector } from "./called-bets.ts";

/** A stadium: two half circles and two straights. Numbers lie on its middle line, zero at the left end, clockwise in wheel order. */
const RADIUS = 74;
const STRAIGHT = 430;
const HALF_BAND = 21;
const LENGTH = 2 * STRAIGHT + 2 * Math.PI * RADIUS;
const CELL = LENGTH / POCKETS;
const EDGE = 4;

export const TRACK = {
  width: STRAIGHT + 2 * (RADIUS + HALF_BAND + EDGE),
  height: 2 * (RADIUS + HALF_BAND + EDGE),
} as const;

const CENTRE = { x: TRACK.width / 2, y: TRACK.height / 2 } as const;

type Point = readonly [number, number];

/** The point at a way along the middle line, moved outwards by so much. */
function pointAt(way: number, out: number): Point {
  const s = ((way % LENGTH) + LENGTH) % LENGTH;
  const quarter = (Math.PI * RADIUS) / 2;
  const [left, right] = [CENTRE.x - STRAIGHT / 2, CENTRE.x + STRAIGHT / 2];
  const r = RADIUS + out;
  const onArc = (cx: number, angle: number): Point => [
    cx + Math.cos(angle) * r,
    CENTRE.y + Math.sin(angle) * r,
  ];
  if (s < quarter) return onArc(left, Math.PI + s / RADIUS);
  if (s < quarter + STRAIGHT) return [left + s - quarter, CENTRE.y - r];
  const afterTop = s - quarter - STRAIGHT;
  if (afterTop < 2 * quarter) return onArc(right, -Math.PI / 2 + afterTop / RADIUS);
  const afterRight = afterTop - 2 * quarter;
  if (afterRight < STRAIGHT) return [right - afterRight, CENTRE.y + r];
  return onArc(left, Math.PI / 2 + (afterRight - STRAIGHT) / RADIUS);
}

const text = (points: readonly Point[]): string =>
  `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;

const STEPS = [0, 0.25, 0.5, 0.75, 1] as const;

/** The cell of the number that lies at this place of the wheel. */
export function cellPath(place: number): string {
  const from = (place - 0.5) * CELL;
  const outside = STEPS.map((share) => pointAt(from + share * CELL, HALF_BAND));
  const inside = [...STEPS].reverse().map((share) => pointAt(from + share * CELL, -HALF_BAND));
  return text([...outside, ...inside]);
}

export const cellMiddle = (place: number): Point => pointAt(place * CELL, 0);

/** Where each sector begins and ends along the upper and the lower side, as the first and last number of each. */
const SIDES: Readonly<Record<Sector, readonly (readonly [first: number, last: number])[]>> = {
  zero: [[12, 15]],
  voisins: [
    [19, 25],
    [22, 28],
  ],
  orphelins: [
    [17, 6],
    [1, 9],
  ],
  tiers: [[27, 33]],
};

const SAMPLES = 24;

function insideFrom(first: number, last: number): Point[] {
  const from = (WHEEL_ORDER.indexOf(first) - 0.5) * CELL;
  const span = (((WHEEL_ORDER.indexOf(last) - WHEEL_ORDER.indexOf(first)) % POCKETS) + POCKETS) % POCKETS;
  const length = (span + 1) * CELL;
  return Array.from({ length: SAMPLES + 1 }, (_, i) => pointAt(from + (i / SAMPLES) * length, -HALF_BAND));
}

/** The field of a sector inside the track. */
export const sectorPath = (sector: Sector): string =>
  text(SIDES[sector].flatMap(([a, b]) => insideFrom(a, b)));

/** Where its name is written. */
export function sectorMiddle(sector: Sector): Point {
  const points = SIDES[sector].flatMap(([a, b]) => insideFrom(a, b));
  const xs = points.map(([x]) => x);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, CENTRE.y];
}
