import { MULTIPLIER_ONE } from "../../base/money.ts";
import type { Risk } from "../risk.ts";

/** A wheel: what each segment returns in ten-thousandths, clockwise. Segments are equal unless they have weights. */
export type Wheel = {
  readonly risk: Risk;
  readonly segments: number;
  readonly pays: readonly number[];
  readonly weights?: readonly number[];
};

const wheel = (risk: Risk, times: readonly number[]): Wheel => ({
  risk,
  segments: times.length,
  pays: times.map((multiple) => Math.round(multiple * MULTIPLIER_ONE)),
});

/** One segment pays, the others nothing. */
const single = (segments: number, multiple: number): Wheel =>
  wheel("high", [multiple, ...new Array<number>(segments - 1).fill(0)]);

/** The multiples of a wheel of n segments add up to 0.97 n: every wheel returns exactly 97/100. */
export const WHEELS: readonly Wheel[] = [
  wheel("low", [1.5, 1.2, 1.2, 0, 1.2, 1, 1.2, 1.2, 0, 1.2]),
  wheel("low", [2, 1.2, 0, 1.2, 1.2, 1.5, 1.2, 0, 1.2, 1.2, 0, 1.2, 1.2, 0, 1.2, 1.5, 1.2, 1.2, 0, 1.2]),
  wheel(
    "low",
    [
      3, 1.2, 0, 1.2, 1.2, 1.5, 0, 1.2, 1.2, 1.2, 0, 1.2, 1.2, 0, 1.2, 1.5, 1.2, 0, 1.2, 1.2, 0, 1.2, 1.2,
      1.2, 0, 1.5, 1.2, 1.2, 0, 1.2,
    ],
  ),
  wheel(
    "low",
    [
      4, 1.2, 0, 1.2, 1.2, 1.5, 0, 1.2, 1.2, 0, 1.2, 1.2, 1.2, 0, 1.2, 1.5, 1.2, 0, 1.2, 1.2, 0, 1.2, 1.2, 0,
      1.2, 1.5, 1.2, 0, 1.2, 1.2, 1.2, 0, 1.2, 1.2, 0, 1.5, 1.2, 1.2, 0, 1.2,
    ],
  ),
  wheel(
    "low",
    [
      5, 1.2, 0, 1.2, 1.2, 1.5, 0, 1.2, 1.2, 0, 1.2, 1.2, 1.2, 0, 1.2, 1.5, 1.2, 0, 1.2, 1.2, 0, 1.2, 1.2, 0,
      1.2, 1.5, 1.2, 0, 1.2, 1.2, 0, 1.2, 1.2, 0, 1.2, 1.5, 1.2, 1.2, 0, 1.2, 1.2, 0, 1.2, 1.2, 0, 1.5, 1.2,
      1.2, 0, 1.2,
    ],
  ),
  wheel("medium", [3, 0, 1.5, 0, 2, 1.7, 0, 0, 1.5, 0]),
  wheel("medium", [5, 0, 2, 0, 0, 1.7, 1.5, 0, 2, 0, 0, 0, 2, 0, 1.7, 1.5, 0, 0, 2, 0]),
  wheel(
    "medium",
    [7, 0, 0, 2, 1.5, 0, 1.7, 0, 0, 0, 2, 1.5, 0, 0, 3, 1.7, 0, 0, 0, 2, 1.5, 0, 0, 0, 1.7, 0, 2, 1.5, 0, 0],
  ),
  wheel(
    "medium",
    [
      10, 0, 0, 2, 0, 1.7, 1.5, 0, 0, 0, 3, 0, 2, 0, 0, 1.7, 1.5, 0, 0, 0, 2, 0, 0, 0, 1.7, 1.5, 0, 0, 2, 0,
      3, 0, 0, 0, 1.7, 1.5, 0, 2, 0, 0,
    ],
  ),
  wheel(
    "medium",
    [
      15, 0, 0, 0, 1.5, 2, 1.7, 0, 0, 0, 0, 0, 3, 1.5, 0, 2, 1.7, 0, 0, 0, 0, 1.5, 0, 0, 2, 1.7, 0, 0, 0, 1.5,
      0, 0, 0, 0, 2, 1.7, 0, 3, 1.5, 0, 0, 0, 0, 0, 2, 1.7, 1.5, 0, 0, 0,
    ],
  ),
  single(10, 9.7),
  single(20, 19.4),
  single(30, 29.1),
  single(40, 38.8),
  single(50, 48.5),
];
