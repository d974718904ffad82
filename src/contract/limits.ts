import { z } from "zod";
import { BREAK_HOURS, CHECK_MINUTES, EXCLUSION_MONTHS, LIMIT_KINDS } from "../base/limits.ts";
import { AMOUNT_MAX } from "../base/money.ts";
import { SPANS } from "../base/span.ts";
import { amount, moment, signedAmount } from "./amount.ts";
import type { Endpoint } from "./endpoint.ts";

/** A month has 44,640 minutes: more is no limit. */
const MINUTES_MAX = 44_640;

/** loss and wager: minor units of credits. time: minutes of play. */
const limitAmount = z.int().min(0).max(Number(AMOUNT_MAX));

const limit = z.object({
  kind: z.enum(LIMIT_KINDS),
  span: z.enum(SPANS),
  amount: limitAmount,
  /** Of it used in the span under way; a loss is negative when the span has gained. */
  used: signedAmount,
  resetsAt: moment,
  /** What waits for its 24 hours: a looser amount, or null for none. */
  next: z.object({ amount: limitAmount.nullable(), at: moment }).nullable(),
});

/** Something that was set: "break" and "exclusion" have until, the others an amount (null: taken away). */
const limitChange = z.object({
  what: z.enum([...LIMIT_KINDS, "reality-check", "break", "exclusion"]),
  span: z.enum(SPANS).nullable(),
  amount: limitAmount.nullable(),
  effectiveAt: moment,
  until: moment.nullable(),
  createdAt: moment,
});

export const limits = z.object({
  limits: z.array(limit),
  breakUntil: moment.nullable(),
  exclusionUntil: moment.nullable(),
  realityCheck: z.object({ everyMinutes: z.int().nullable(), due: z.boolean() }),
  /** The spell of play under way: rounds with no pause of more than a quarter of an hour between them. Credits. */
  spell: z.object({ since: moment, staked: amount, returned: amount, net: signedAmount }).nullable(),
  /** The newest first, 50 at most. */
  changes: z.array(limitChange),
});
export type Limits = z.infer<typeof limits>;

const wanted = z
  .object({ kind: z.enum(LIMIT_KINDS), span: z.enum(SPANS), amount: limitAmount.nullable() })
  .refine(({ kind, amount: of }) => kind !== "time" || of === null || of <= MINUTES_MAX, {
    message: `a limit of time is given in minutes, ${MINUTES_MAX} at most`,
    path: ["amount"],
  });

/** Limits that are not named stay as they are. null takes a limit away. */
export const putLimitsBody = z.object({
  limits: z
    .array(wanted)
    .max(LIMIT_KINDS.length * SPANS.length)
    .default([]),
  realityCheckMinutes: z.literal(CHECK_MINUTES).nullable().optional(),
});
export const breakBody = z.object({ hours: z.literal(BREAK_HOURS) });
/** null: for good. */
export const exclusionBody = z.object({ months: z.literal(EXCLUSION_MONTHS).nullable() });
export const excluded = z.object({ exclusionUntil: moment });

const day = z.object({
  /** UTC, "2026-11-24". */
  day: z.iso.date(),
  rounds: z.int(),
  staked: amount,
  returned: amount,
  net: signedAmount,
});
export const playedDays = z.object({ days: z.array(day) });
export type PlayedDays = z.infer<typeof playedDays>;

export const LIMIT_ENDPOINTS = {
  getLimits: {
    summary: "My limits and how much of them is used",
    access: "player",
    status: 200,
    response: limits,
  },
  putLimits: {
    summary: "Set limits: tighter at once, looser after 24 hours",
    access: "player",
    body: putLimitsBody,
    status: 200,
    response: limits,
  },
  getPlayedDays: {
    summary: "What I played on each of the last 31 days",
    access: "player",
    status: 200,
    response: playedDays,
  },
  takeBreak: {
    summary: "No play for some hours; cannot be ended early",
    access: "player",
    body: breakBody,
    status: 200,
    response: limits,
  },
  selfExclude: {
    summary: "No play for some months or for good; cannot be undone early by anybody, and ends every session",
    access: "player",
    body: exclusionBody,
    status: 200,
    response: excluded,
  },
  checkReality: {
    summary: "I have looked at the clock and my net position: go on",
    access: "player",
    status: 200,
    response: limits,
  },
} as const satisfies Record<string, Endpoint>;
