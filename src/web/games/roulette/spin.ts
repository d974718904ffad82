import { POCKETS, WHEEL_ORDER } from "../../../games/roulette/positions.ts";
import { easeOut, mix, parabola, span, variation } from "../ease.ts";

const TURN = 2 * Math.PI;
export const POCKET_ANGLE = TURN / POCKETS;

/** Distances from the hub, of a wheel whose bowl has the radius 200. */
export const TRACK_RADIUS = 181;
const DEFLECTOR_RADIUS = 158;
const ROTOR_EDGE = 121;
export const POCKET_RADIUS = 104;

export const SPIN_MS = 4_600;

/** Shares of the motion: the ball leaves the rim, meets the rotor, lies in its pocket. */
const LEAVES = 0.42;
const MEETS = 0.66;
const RESTS = 0.86;

/** Where a pocket is on the rotor, radians clockwise from its zero. */
export const pocketAngle = (pocket: number): number => WHEEL_ORDER.indexOf(pocket) * POCKET_ANGLE;

/** The rotor lies so that this pocket is at the top. */
export const rotorAt = (pocket: number): number => -pocketAngle(pocket);

export type Spin = {
  readonly pocket: number;
  readonly rotorFrom: number;
  /** What the rotor turns, radians. */
  readonly rotorTurn: number;
  /** What the ball runs against the rotor, radians. */
  readonly ballRun: number;
  /** Where the ball touches the rotor, in pockets past its own; each hop ends on the next of them. */
  readonly hops: readonly number[];
};

/** Angles are clockwise from the top; the ball's is that of the table, not of the rotor. */
export type Moment = {
  readonly rotor: number;
  readonly ball: number;
  readonly radius: number;
  readonly hop: number;
};

const positive = (angle: number): number => ((angle % TURN) + TURN) % TURN;

/** The spin that shows a round: begins where the rotor stands and ends with the round's pocket at the top and the ball in it. */
export function makeSpin(fromPocket: number, pocket: number, roundId: string): Spin {
  const rotorFrom = rotorAt(fromPocket);
  const lively = variation(roundId, 1) < 0.5;
  return {
    pocket,
    rotorFrom,
    rotorTurn: TURN * 2 + positive(rotorAt(pocket) - rotorFrom),
    ballRun: TURN * mix(6, 7.5, variation(roundId, 2)),
    hops: lively ? [5.4, 2.2, -0.9, 0] : [3.3, 0.8, 0],
  };
}

/** At t = 1 the ball is exactly in the pocket: its angle is the pocket's own on the rotor. */
export function spinAt(spin: Spin, t: number): Moment {
  const rotor = spin.rotorFrom + spin.rotorTurn * easeOut(Math.min(1, t), 1.7);
  const home = rotor + pocketAngle(spin.pocket);
  if (t >= RESTS) return { rotor, ball: home, radius: POCKET_RADIUS, hop: spin.hops.length };
  const first = (spin.hops[0] ?? 0) * POCKET_ANGLE;
  if (t < MEETS) {
    const left = 1 - t / MEETS;
    const ahead = spin.ballRun * (0.22 * left + 0.78 * left ** 2);
    return { rotor, ball: home + first + ahead, radius: fallRadius(span(t, LEAVES, MEETS)), hop: 0 };
  }
  const hopped = span(t, MEETS, RESTS) * (spin.hops.length - 1);
  const hop = Math.min(Math.floor(hopped), spin.hops.length - 2);
  const part = hopped - hop;
  const offset = mix(spin.hops[hop] ?? 0, spin.hops[hop + 1] ?? 0, part) * POCKET_ANGLE;
  const deep = mix(ROTOR_EDGE, POCKET_RADIUS, span(t, MEETS, RESTS));
  return { rotor, ball: home + offset, radius: deep + (17 / (hop + 1)) * parabola(part), hop: hop + 1 };
}

/** Off the rim, over the deflectors with a knock outwards, onto the rotor. */
function fallRadius(u: number): number {
  if (u < 0.6) return mix(TRACK_RADIUS, DEFLECTOR_RADIUS, (u / 0.6) ** 2);
  const v = (u - 0.6) / 0.4;
  return mix(DEFLECTOR_RADIUS, ROTOR_EDGE, v) + 7 * parabola(v);
}
