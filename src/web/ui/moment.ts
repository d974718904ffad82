const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const TIMES = {
  second: new Intl.DateTimeFormat(undefined, { ...CLOCK, second: "2-digit" }),
  minute: new Intl.DateTimeFormat(undefined, CLOCK),
} as const;

/** "24 Nov 2026, 14:03:22" in the reader's own zone; without the seconds where they say nothing. */
export function momentText(iso: string, to: keyof typeof TIMES = "second"): string {
  const moment = new Date(iso);
  return `${DAY.format(moment)}, ${TIMES[to].format(moment)}`;
}

export const dayText = (moment: Date): string => DAY.format(moment);
