const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const AGE_MAX = 120;

/** A day as "YYYY-MM-DD", UTC. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const isDay = (text: string): boolean => {
  if (!FORM.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && dayOf(ms) === text;
};

/** Full years between two days. Who was born on 29 February has the birthday on 1 March in other years. */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) >= birth.slice(5) ? years : years - 1;
}

/** Why somebody born on this day may not play; undefined when they may. */
export function birthDateFault(birth: string, today: string, ageMin: number): string | undefined {
  if (!isDay(birth) || birth > today || ageOn(birth, today) > AGE_MAX) {
    return "Give the date of birth as year-month-day, such as 1990-05-31.";
  }
  if (ageOn(birth, today) < ageMin) return `One must be ${ageMin} years old to play here.`;
  return undefined;
}
