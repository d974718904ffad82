import { easeOut, mix, parabola, span, variation } from "../ease.ts";
import { dot, type Frame, plus, scale, turn, UPRIGHT, type Vector, X, Y, Z } from "../vector.ts";

/** The outward direction of every face of a die in its own axes: opposite faces sum to seven; 1, 2, 3 run counter-clockwise. */
const FACE_AXES: readonly (readonly [keyof Frame, 1 | -1])[] = [
  ["z", 1],
  ["y", -1],
  ["x", 1],
  ["x", -1],
  ["y", 1],
  ["z", -1],
];
export const FACES = [1, 2, 3, 4, 5, 6] as const;

export function faceNormal(frame: Frame, face: number): Vector {
  const [axis, sign] = FACE_AXES[face - 1] ?? ["z", 1];
  return scale(frame[axis], sign);
}

/** Turns that bring a face to the top. */
const TO_TOP: Readonly<Record<number, readonly [Vector, number]>> = {
  1: [X, 0],
  2: [X, -Math.PI / 2],
  3: [Y, -Math.PI / 2],
  4: [Y, Math.PI / 2],
  5: [X, Math.PI / 2],
  6: [X, Math.PI],
};

/** A die at rest with a face up, turned by an angle as seen from above. */
function resting(face: number, by: number): Frame {
  const [axis, angle] = TO_TOP[face] ?? [X, 0];
  return turn(turn(UPRIGHT, axis, angle), Z, by);
}

/** Where a die is at a moment: its axes and its middle, in half edges. */
export type DiePose = { readonly frame: Frame; readonly at: Vector };

export type Roll = {
  readonly face: number;
  readonly from: Vector;
  readonly to: Vector;
  readonly rest: Frame;
  /** How far it turns while it rolls, radians, and about which axis. */
  readonly turns: number;
  readonly axis: Vector;
  readonly bounces: readonly Bounce[];
};
type Bounce = { readonly from: number; readonly to: number; readonly height: number };

export const ROLL_MS = 1_650;

const BOUNCES: readonly Bounce[] = [
  { from: -0.22, to: 0.2, height: 5.2 },
  { from: 0.2, to: 0.43, height: 2.1 },
  { from: 0.43, to: 0.6, height: 0.8 },
  { from: 0.6, to: 0.7, height: 0.22 },
];

const STOPS: readonly Vector[] = [
  [-1.9, 0.25, 0],
  [1.8, -0.35, 0],
];

/** How one of the two dice is thrown: from the lower left, no two throws alike, the same round always alike. */
export function makeRoll(face: number, which: 0 | 1, roundId: string): Roll {
  const vary = (salt: number): number => variation(roundId, 10 * which + salt);
  const stop = STOPS[which] ?? STOPS[0] ?? [0, 0, 0];
  const to: Vector = [stop[0] + mix(-0.5, 0.5, vary(1)), stop[1] + mix(-0.6, 0.6, vary(2)), 0];
  const from: Vector = [to[0] - 11 - which, to[1] - 3.2 + which * 2.4, 0];
  const course = Math.atan2(to[1] - from[1], to[0] - from[0]);
  return {
    face,
    from,
    to,
    rest: resting(face, mix(-0.6, 0.6, vary(3)) + (which === 0 ? 0.35 : -0.25)),
    turns: mix(8.5, 11, vary(4)),
    // Rolling along a course turns a die about the level axis to the left of it.
    axis: [-Math.sin(course), Math.cos(course), mix(-0.25, 0.25, vary(5))],
    bounces: BOUNCES,
  };
}

const unit = (v: Vector): Vector => scale(v, 1 / Math.sqrt(dot(v, v)));

/** How high the middle must be for no corner to be under the table: the cube's reach downwards. */
const reachDown = ({ x, y, z }: Frame): number => Math.abs(x[2]) + Math.abs(y[2]) + Math.abs(z[2]);

/** At t = 1 it lies flat with its face up. */
export function rollPose(roll: Roll, t: number): DiePose {
  if (t >= 1) return { frame: roll.rest, at: [roll.to[0], roll.to[1], 1] };
  const gone = easeOut(t, 2.2);
  const left = roll.turns * (1 - easeOut(t, 2.4));
  const frame = turn(roll.rest, unit(roll.axis), -left);
  const bounce = roll.bounces.find((b) => t >= b.from && t < b.to);
  const lift = bounce ? bounce.height * parabola(span(t, bounce.from, bounce.to)) : 0;
  const along = plus(scale(roll.from, 1 - gone), scale(roll.to, gone));
  return { frame, at: [along[0], along[1], reachDown(frame) + lift] };
}

/** The moments at which a die knocks on the table, as shares of the motion. */
export const KNOCKS: readonly number[] = BOUNCES.map((bounce) => bounce.to);
