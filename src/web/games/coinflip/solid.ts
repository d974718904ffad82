import { dot, FLATTENED, LIGHT, type Point, project, TO_EYE, type Vector } from "../vector.ts";
import type { Pose } from "./toss.ts";

/** Half the coin's thickness, in radii: a stout coin, so that its rim shows. */
const HALF_THICK = 0.085;
const REEDS = 72;
const RIM_POINTS = 40;

/** A point of the rim on the screen: side 1 is the near edge, -1 the far one. */
type Edge = (angle: number, side: number) => Point;

/** The coin as paths and one matrix: a disc stays an ellipse under parallel projection, so its face is drawn flat and only skewed. */
export type CoinShape = {
  readonly heads: boolean;
  /** For SVG's matrix(): maps a face drawn in the unit circle, y down. */
  readonly face: readonly [number, number, number, number, number, number];
  readonly rim: string;
  readonly reeds: string;
  /** How squarely the face looks at the light, 0 to 1. */
  readonly light: number;
  readonly shadow: {
    readonly x: number;
    readonly y: number;
    readonly rx: number;
    readonly ry: number;
    readonly depth: number;
  };
};

const text = (value: number): string => value.toFixed(3);

export function coinShape({ frame, height, along }: Pose): CoinShape {
  const heads = dot(frame.z, TO_EYE) >= 0;
  const normal: Vector = heads ? frame.z : [-frame.z[0], -frame.z[1], -frame.z[2]];
  const [px, py] = project([along, 0, height]);
  const [tx, ty] = project([normal[0] * HALF_THICK, normal[1] * HALF_THICK, normal[2] * HALF_THICK]);
  const u = project(frame.x);
  const v = project(frame.y);
  const at: Edge = (angle, side) => [
    px + side * tx + u[0] * Math.cos(angle) + v[0] * Math.sin(angle),
    py + side * ty + u[1] * Math.cos(angle) + v[1] * Math.sin(angle),
  ];
  // Heads: x right and y up on the coin. Tails is struck the other way up: x right, y down.
  const down = heads ? -1 : 1;
  return {
    heads,
    face: [u[0], u[1], down * v[0], down * v[1], px + tx, py + ty],
    rim: rimPath(at, [px, py], u, v, [tx, ty]),
    reeds: reedPath(at, frame.x, frame.y),
    light: Math.max(0, dot(normal, LIGHT)),
    shadow: shadowOf(along, height, Math.abs(frame.z[2])),
  };
}

/** The outline of the cylinder: the half of the far edge beyond the two tangents, and back along the near one. */
function rimPath(at: Edge, centre: Point, u: Point, v: Point, t: Point): string {
  const crossing = Math.atan2(v[0] * t[1] - v[1] * t[0], u[0] * t[1] - u[1] * t[0]);
  const beside = at(crossing + Math.PI / 2, 0);
  const away = (beside[0] - centre[0]) * t[0] + (beside[1] - centre[1]) * t[1] < 0 ? 1 : -1;
  const points: Point[] = [];
  for (let i = 0; i <= RIM_POINTS; i += 1) points.push(at(crossing + (away * i * Math.PI) / RIM_POINTS, -1));
  for (let i = RIM_POINTS; i >= 0; i -= 1) points.push(at(crossing + (away * i * Math.PI) / RIM_POINTS, 1));
  return `M${points.map(([x, y]) => `${text(x)} ${text(y)}`).join("L")}Z`;
}

/** The milled lines on the part of the rim that faces the eye. */
function reedPath(at: Edge, x: Vector, y: Vector): string {
  const lines: string[] = [];
  for (let i = 0; i < REEDS; i += 1) {
    const angle = (i * 2 * Math.PI) / REEDS;
    const facing = Math.cos(angle) * dot(x, TO_EYE) + Math.sin(angle) * dot(y, TO_EYE);
    if (facing <= 0.02) continue;
    const [ax, ay] = at(angle, -0.86);
    const [bx, by] = at(angle, 0.86);
    lines.push(`M${text(ax)} ${text(ay)}L${text(bx)} ${text(by)}`);
  }
  return lines.join("");
}

/** Straight below the coin; it narrows as the coin stands up, and fades and spreads as it rises. */
function shadowOf(along: number, height: number, flatness: number): CoinShape["shadow"] {
  const [x, y] = project([along + height * 0.18, 0, -HALF_THICK]);
  const spread = 1 + height * 0.05;
  return {
    x,
    y,
    rx: 1.02 * spread,
    ry: Math.max(0.16, flatness) * FLATTENED * spread,
    depth: 0.55 / (1 + height * 0.9),
  };
}
