import type { GameOddsReport } from "../../../contract/games.ts";

export type BetOdds = GameOddsReport["bets"][number];

/** What is asked of a bet to find its equals: a line of the house's report, or of a sheet worked out here. */
type Worth = {
  readonly name: string;
  readonly rtp: { readonly n: string | bigint; readonly d: string | bigint };
  readonly hit: number;
  readonly sd: number;
  readonly maxWin: number;
  readonly later?: boolean | undefined;
};

/** Bets of one game that are worth exactly the same, as one line of the table. */
export type BetGroup<Bet extends Worth = BetOdds> = {
  readonly label: string;
  readonly names: readonly string[];
  /** Of the first of them, and so of all. */
  readonly odds: Bet;
};

const NAMED = 3;

/** Equal figures, equal distribution: these four decide it among the bets of one game. What only a move can put stands apart. */
const worthOf = ({ rtp, hit, sd, maxWin, later }: Worth): string =>
  `${rtp.n}/${rtp.d} ${hit} ${sd} ${maxWin} ${later ?? false}`;

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
const kindOf = (name: string): string => (name.split(":")[0] ?? name).replaceAll("-", " ");

/** "Straight, any of 37"; "Red, black, odd and 3 more"; "Sum 2, sum 12". */
function labelOf(names: readonly string[]): string {
  const kinds = [...new Set(names.map(kindOf))];
  if (kinds.length === 1 && names.length > 1) return `${capital(kinds[0] ?? "")}, any of ${names.length}`;
  const more = kinds.length - NAMED;
  const named = kinds.slice(0, more === 1 ? NAMED + 1 : NAMED).join(", ");
  return capital(more > 1 ? `${named} and ${more} more` : named);
}

export function groupBets<Bet extends Worth>(bets: readonly Bet[]): BetGroup<Bet>[] {
  const groups = new Map<string, Bet[]>();
  for (const bet of bets) groups.set(worthOf(bet), [...(groups.get(worthOf(bet)) ?? []), bet]);
  return [...groups.values()].flatMap((group) => {
    const [odds] = group;
    const names = group.map(({ name }) => name);
    return odds ? [{ label: labelOf(names), names, odds }] : [];
  });
}
