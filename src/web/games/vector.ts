/** Right-handed space: x to the right, y away from the viewer, z up. */
export type Vector = readonly [number, number, number];
/** A thing's own axes as they lie in space. */
export type Frame = { readonly x: Vector; readonly y: Vector; readonly z: Vector };

export const UPRIGHT: Frame = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] };

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** Rodrigues' rotation of v about a unit axis. */
function turnVector(v: Vector, axis: Vector, angle: number): Vector {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const k = dot(axis, v) * (1 - c);
  const w = cross(axis, v);
  return [
    v[0] * c + w[0] * s + axis[0] * k,
    v[1] * c + w[1] * s + axis[1] * k,
    v[2] * c + w[2] * s + axis[2] * k,
  ];
}

export const X: Vector = [1, 0, 0];
export const Y: Vector = [0, 1, 0];
export const Z: Vector = [0, 0, 1];

export const scale = (v: Vector, by: number): Vector => [v[0] * by, v[1] * by, v[2] * by];
export const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

export const turn = (frame: Frame, axis: Vector, angle: number): Frame => ({
  x: turnVector(frame.x, axis, angle),
  y: turnVector(frame.y, axis, angle),
  z: turnVector(frame.z, axis, angle),
});

/** How far above the table the eye of every scene is, radians. */
export const EYE = 1.02;
export const TO_EYE: Vector = [0, -Math.cos(EYE), Math.sin(EYE)];
/** A circle on the table is flattened by this. */
export const FLATTENED = Math.sin(EYE);
/** From above, from the left, from behind. */
export const LIGHT: Vector = [-0.42, 0.36, 0.83];

export type Point = readonly [number, number];

/** Parallel projection, y down: flat things stay affine, so a face is drawn once and only skewed. */
export const project = (v: Vector): Point => [v[0], -(v[1] * Math.sin(EYE) + v[2] * Math.cos(EYE))];
