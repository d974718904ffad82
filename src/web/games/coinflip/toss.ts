import type { Side } from "../../../games/coinflip/coinflip.ts";
import { easeInOut, mix, parabola, span, variation } from "../ease.ts";
import { type Frame, turn, UPRIGHT, type Vector, X, Z } from "../vector.ts";

/** Where the coin is at a moment: how it is turned, how high its middle is (in coin radii above lying flat), how far along it has come. */
export type Pose = { readonly frame: Frame; readonly height: number; readonly along: number };

export type Toss = {
  readonly from: Side;
  readonly to: Side;
  /** Half turns in the air; even if it ends as it began. */
  readonly halfTurns: number;
  /** Direction of the axis it turns about, radians from the x axis. */
  readonly yaw: number;
  /** How askew it lies at the end, radians. */
  readonly askewFrom: number;
  readonly askewTo: number;
  readonly reach: number;
};

export const TOSS_MS = 1_750;

/** Shares of the motion: thrown, one small bounce, then it rolls on its rim and comes to rest. */
const LANDS = 0.56;
const SETTLES = 0.68;
/** Highest point, in coin radii. */
const PEAK = 2.2;
const HOP = 0.24;
/** Tilt at which it touches down, radians. */
const TILT = 0.42;
/** Turns of the point of contact round the rim while it comes to rest. */
const ROLLS = 2.75;

/** The toss that shows a given round: it depends on nothing but the two sides and the round's id. */
export function makeToss(from: Side, to: Side, roundId: string, previousId: string): Toss {
  const turns = 7 + 2 * Math.floor(variation(roundId, 1) * 2);
  return {
    from,
    to,
    halfTurns: turns + (from === to ? 1 : 0),
    yaw: mix(-0.28, 0.28, variation(roundId, 2)),
    askewFrom: askew(previousId),
    askewTo: askew(roundId),
    reach: mix(-0.22, 0.22, variation(roundId, 3)),
  };
}

const askew = (id: string): number => (id === "" ? 0 : mix(-0.2, 0.2, variation(id, 4)));

/** Lying flat with a side up, turned by an angle as seen from above. Tails is under heads upside down, as coins are struck. */
const lying = (side: Side, by: number): Frame =>
  turn(side === "heads" ? UPRIGHT : turn(UPRIGHT, X, Math.PI), Z, by);

export const stillPose = (side: Side, id: string): Pose => ({
  frame: lying(side, askew(id)),
  height: 0,
  along: 0,
});

/**
 * A coin thrown up, turning at a constant rate about an axis that does not move (free flight), landing on its rim and coming to
 * rest as an Euler disk: the tilt falls with the cube root of the time left while the contact runs round ever faster
 * (Moffatt, Nature 404, 2000). At t = 1 it is exactly stillPose(to).
 */
export function tossPose(toss: Toss, t: number): Pose {
  if (t >= 1) return { frame: lying(toss.to, toss.askewTo), height: 0, along: 0 };
  const flown = span(t, 0, LANDS);
  const flat = spun(toss, easeInOut(t));
  if (flown < 1) {
    const turned = flown * (toss.halfTurns * Math.PI - TILT);
    const thrown = PEAK * parabola(flown) + Math.sin(TILT) * flown;
    return {
      frame: turn(flat, axisAt(toss.yaw), turned),
      height: Math.max(thrown, Math.abs(Math.sin(turned))),
      along: toss.reach * parabola(flown),
    };
  }
  const settled = span(t, LANDS, 1);
  const tilt = TILT * (1 - settled) ** (1 / 3) * (1 - 0.15 * settled);
  const rolled = (1 - (1 - settled) ** 0.55) * ROLLS * 2 * Math.PI;
  const over = turn(flat, axisAt(toss.yaw), toss.halfTurns * Math.PI);
  return {
    frame: turn(over, axisAt(toss.yaw + rolled), -tilt),
    height: HOP * parabola(span(t, LANDS, SETTLES)) + Math.sin(tilt),
    along: 0,
  };
}

const axisAt = (angle: number): Vector => [Math.cos(angle), Math.sin(angle), 0];

/**
 * The coin before it turns over, spun in its own plane by a share of the angle that makes it end as it should lie: the end turned back
 * by all half turns has the starting side up, so the two differ by a turn about the upright only.
 */
function spun(toss: Toss, share: number): Frame {
  const begin = lying(toss.from, toss.askewFrom);
  const end = turn(lying(toss.to, toss.askewTo), axisAt(toss.yaw), -toss.halfTurns * Math.PI);
  const angle = Math.atan2(
    begin.x[0] * end.x[1] - begin.x[1] * end.x[0],
    begin.x[0] * end.x[0] + begin.x[1] * end.x[1],
  );
  return turn(begin, Z, angle * share);
}
