import type { Output } from "../../../contract/endpoints.ts";

export type Day = Output<"getPlayedDays">["days"][number];

const DAY_MS = 86_400_000;
const SHOWN = 31;

/** The last 31 days up to today (UTC), those without play as undefined. */
export function calendarOf(
  days: readonly Day[],
  nowMs: number,
): readonly { readonly date: string; readonly day: Day | undefined }[] {
  const played = new Map(days.map((day) => [day.day, day]));
  return Array.from({ length: SHOWN }, (_, at) => {
    const date = new Date(nowMs - (SHOWN - 1 - at) * DAY_MS).toISOString().slice(0, 10);
    return { date, day: played.get(date) };
  });
}

/** All days together. Minor units. */
export const totalOf = (days: readonly Day[]) =>
  days.reduce(
    (sum, { rounds, staked, returned, net }) => ({
      days: sum.days + 1,
      rounds: sum.rounds + rounds,
      staked: sum.staked + staked,
      returned: sum.returned + returned,
      net: sum.net + net,
    }),
    { days: 0, rounds: 0, staked: 0, returned: 0, net: 0 },
  );
