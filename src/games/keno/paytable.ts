import { MULTIPLIER_ONE } from "../../base/money.ts";
import type { Risk } from "../risk.ts";

/** A pay table for so many picks: what 0, 1, … picks hits return, ten-thousandths. */
export type KenoTable = { readonly risk: Risk; readonly picks: number; readonly pays: readonly number[] };

const table = (risk: Risk, times: readonly number[]): KenoTable => ({
  risk,
  picks: times.length - 1,
  pays: times.map((multiple) => Math.round(multiple * MULTIPLIER_ONE)),
});

/** Every table returns 0.975 within 0.002, by the hypergeometric law of 10 numbers drawn from 40. */
export const KENO_TABLES: readonly KenoTable[] = [
  table("low", [0.7, 1.8]),
  table("low", [0, 1.8, 4.9]),
  table("low", [0, 1.15, 2.35, 12]),
  table("low", [0, 0.85, 1.4, 5.2, 40]),
  table("low", [0, 0.8, 1.1, 2.55, 10, 100]),
  table("low", [0, 0, 1.4, 2.35, 6.6, 28.5, 250]),
  table("low", [0, 0, 1.2, 1.7, 3.7, 12, 57, 500]),
  table("low", [0, 0, 1.1, 1.4, 2.4, 5.6, 19, 90, 800]),
  table("low", [0, 0, 1.05, 1.2, 1.8, 3.3, 7.9, 26, 120, 1000]),
  table("low", [0, 0, 1.05, 1.1, 1.4, 2.15, 4.2, 9.8, 31, 130, 1000]),
  table("medium", [0.4, 2.7]),
  table("medium", [0, 1.35, 7.9]),
  table("medium", [0, 0.75, 2.5, 25]),
  table("medium", [0, 0, 2.15, 8.4, 80]),
  table("medium", [0, 0, 1.3, 3.7, 21.5, 300]),
  table("medium", [0, 0, 1.15, 2.3, 7.6, 48, 700]),
  table("medium", [0, 0, 0, 2.9, 6.2, 21.5, 130, 1500]),
  table("medium", [0, 0, 0, 2.2, 4, 9.7, 38, 225, 2500]),
  table("medium", [0, 0, 0, 1.8, 2.8, 5.4, 16, 60, 375, 4000]),
  table("medium", [0, 0, 0, 1.6, 2.1, 3.3, 7.5, 21, 80, 450, 5000]),
  table("high", [0, 3.9]),
  table("high", [0, 0, 16.9]),
  table("high", [0, 0, 1.8, 60]),
  table("high", [0, 0, 0.75, 6.1, 250]),
  table("high", [0, 0, 0, 4.2, 35, 800]),
  table("high", [0, 0, 0, 3, 12.5, 95, 2000]),
  table("high", [0, 0, 0, 2.4, 6.3, 27.5, 225, 4000]),
  table("high", [0, 0, 0, 0, 7.5, 21.5, 85, 500, 6000]),
  table("high", [0, 0, 0, 0, 5.3, 11, 29, 120, 700, 8000]),
  table("high", [0, 0, 0, 0, 3.9, 6.5, 14.5, 41, 160, 900, 10000]),
];
