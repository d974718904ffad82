/** Everything that is looked at, in the order in which it is told. */
export const LOOKS = [
  "node",
  "settings",
  "web app",
  "data folder",
  "letters",
  "proxy",
  "redis",
  "database",
  "schema",
  "time line",
  "durability",
  "clock",
  "connections",
  "archive",
  "standby",
  "months",
  "jobs",
  "books",
  "fairness",
  "drill",
  "backups",
  "copies",
] as const;
export type Look = (typeof LOOKS)[number];

/** One thing that was looked at: how it is, and how to mend it when it is not right. */
export type Diagnosis = {
  readonly name: Look;
  readonly state: "ok" | "warning" | "bad";
  readonly found: string;
  readonly mend?: string;
};

export const fine = (name: Look, found: string): Diagnosis => ({ name, state: "ok", found });
export const doubtful = (name: Look, found: string, mend: string): Diagnosis => ({
  name,
  state: "warning",
  found,
  mend,
});
export const bad = (name: Look, found: string, mend: string): Diagnosis => ({
  name,
  state: "bad",
  found,
  mend,
});

export const whyOf = (error: unknown): string =>
  (error instanceof Error && error.message !== "" ? error.message : undefined) ??
  (error as { code?: string } | undefined)?.code ??
  String(error);

/** Looks at one thing after another; one that cannot be looked at is told as bad, and the next is looked at. */
export async function inTurn(
  looks: readonly { readonly name: Look; readonly look: () => Promise<Diagnosis>; readonly mend: string }[],
): Promise<Diagnosis[]> {
  const found: Diagnosis[] = [];
  for (const { name, look, mend } of looks) {
    try {
      found.push(await look());
    } catch (error) {
      found.push(bad(name, whyOf(error), mend));
    }
  }
  return found;
}
