import { MULTIPLIER_ONE } from "../../base/money.ts";
import type { Risk } from "../risk.ts";

/** A board: what each of its rows + 1 buckets returns in ten-thousandths, from all lefts to all rights. Symmetric. */
export type Board = { readonly risk: Risk; readonly rows: number; readonly pays: readonly number[] };

/** A board from its left half, the edge first; the middle bucket of an even number of rows comes last and stands alone. */
function board(risk: Risk, rows: number, half: readonly number[]): Board {
  const left = half.map((multiple) => Math.round(multiple * MULTIPLIER_ONE));
  return { risk, rows, pays: [...left, ...left.slice(0, Math.ceil(rows / 2)).reverse()] };
}

/** Every board returns 0.985 within 0.0005: the sum of C(rows, k) pays[k] over 2^rows. */
export const BOARDS: readonly Board[] = [
  board("low", 8, [5, 2.8, 1.3, 0.8, 0.5]),
  board("low", 9, [5, 2.8, 1.5, 1.1, 0.6]),
  board("low", 10, [6, 3.5, 1.9, 1.4, 0.7, 0.5]),
  board("low", 11, [6.5, 4, 2, 1.1, 0.9, 0.8]),
  board("low", 12, [8, 5.5, 3, 1.8, 1.3, 0.6, 0.5]),
  board("low", 13, [9, 4.5, 3, 1.8, 1.2, 0.9, 0.7]),
  board("low", 14, [10, 6, 4, 2.6, 1.7, 1, 0.7, 0.5]),
  board("low", 15, [12, 7.5, 4.5, 2.6, 1.5, 1.1, 0.9, 0.7]),
  board("low", 16, [15, 8.5, 6, 3.5, 2.4, 1.6, 1, 0.6, 0.5]),
  board("medium", 8, [12, 3.5, 1.5, 0.6, 0.3]),
  board("medium", 9, [16, 5.5, 1.8, 0.7, 0.5]),
  board("medium", 10, [20, 6.5, 2.4, 1.3, 0.5, 0.4]),
  board("medium", 11, [24, 9, 3.5, 1.4, 0.7, 0.5]),
  board("medium", 12, [32, 12, 5.5, 2.4, 1, 0.4, 0.3]),
  board("medium", 13, [40, 15, 6, 2.6, 1.4, 0.7, 0.4]),
  board("medium", 14, [56, 21, 9.5, 4.5, 1.6, 0.8, 0.5, 0.3]),
  board("medium", 15, [80, 32, 14, 6, 2.3, 1.1, 0.6, 0.3]),
  board("medium", 16, [100, 38, 17, 6.5, 2.9, 1.5, 0.8, 0.5, 0.3]),
  board("high", 8, [26, 3.5, 1.4, 0.4, 0.3]),
  board("high", 9, [40, 8.5, 1.9, 0.5, 0.2]),
  board("high", 10, [70, 13, 2.6, 1, 0.2, 0.2]),
  board("high", 11, [100, 20, 4, 1.2, 0.4, 0.3]),
  board("high", 12, [160, 29, 6.5, 1.7, 0.6, 0.4, 0.2]),
  board("high", 13, [250, 48, 11, 2.8, 0.9, 0.4, 0.2]),
  board("high", 14, [400, 80, 17, 4, 1.3, 0.5, 0.3, 0.2]),
  board("high", 15, [600, 120, 26, 7, 2, 0.6, 0.4, 0.2]),
  board("high", 16, [1000, 180, 42, 10, 3, 1, 0.4, 0.3, 0.2]),
];
