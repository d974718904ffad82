import { dot, LIGHT, type Point, plus, project, scale, TO_EYE, type Vector } from "../vector.ts";
import { type DiePose, FACES, faceNormal } from "./throw.ts";

type Matrix = readonly [number, number, number, number, number, number];

export type FaceShape = { readonly face: number; readonly matrix: Matrix; readonly dusk: number };

export type CubeShape = {
  /** The outline of the whole die, behind its rounded faces. */
  readonly outline: string;
  readonly faces: readonly FaceShape[];
  readonly shadow: { readonly x: number; readonly y: number; readonly r: number; readonly depth: number };
};

/** A square is drawn from -1 to 1; these are the directions of its right and its down for every face. */
function faceAxes(pose: DiePose, face: number): readonly [Vector, Vector] {
  const { x, y, z } = pose.frame;
  switch (face) {
    case 1:
    case 6:
      return [x, y];
    case 2:
    case 5:
      return [x, z];
    default:
      return [y, z];
  }
}

export function cubeShape(pose: DiePose): CubeShape {
  const faces: FaceShape[] = [];
  for (const face of FACES) {
    const normal = faceNormal(pose.frame, face);
    if (dot(normal, TO_EYE) <= 0.001) continue;
    const [right, down] = faceAxes(pose, face);
    const a = project(right);
    const b = project(down);
    const [cx, cy] = project(plus(pose.at, normal));
    faces.push({
      face,
      matrix: [a[0], a[1], b[0], b[1], cx, cy],
      dusk: 0.46 * (1 - Math.max(0, dot(normal, LIGHT))),
    });
  }
  return { outline: outlineOf(pose), faces, shadow: shadowOf(pose) };
}

/** Andrew's monotone chain over the eight projected corners. */
function outlineOf({ frame, at }: DiePose): string {
  const corners: Point[] = [];
  for (const i of [-1, 1])
    for (const j of [-1, 1])
      for (const k of [-1, 1]) {
        const corner = plus(plus(scale(frame.x, i), scale(frame.y, j)), scale(frame.z, k));
        corners.push(project(plus(at, scale(corner, 0.93))));
      }
  corners.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const half = (points: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of points) {
      while (chain.length >= 2 && !turnsLeft(chain.at(-2), chain.at(-1), point)) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  const hull = [...half(corners), ...half([...corners].reverse())];
  return `M${hull.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join("L")}Z`;
}

function turnsLeft(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  if (!a || !b) return true;
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0;
}

function shadowOf({ at }: DiePose): CubeShape["shadow"] {
  const lift = Math.max(0, at[2] - 1);
  const [x, y] = project([at[0] + 0.22 + lift * 0.2, at[1] + 0.05, 0]);
  return { x, y, r: 1.42 + lift * 0.06, depth: 0.48 / (1 + lift * 0.55) };
}
