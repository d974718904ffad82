import { ratio } from "../../../src/base/ratio.ts";
import type { Draws } from "../../../src/fair/draws.ts";
import { type Chance, type Distribution, makeDistribution } from "../../../src/games/odds.ts";

/** One call of below(n) and what it gave. */
export type Drawn = { readonly n: number; readonly value: number };

/** Draws that note every call. */
export function recorded(source: Draws): { draws: Draws; drawn: Drawn[] } {
  const drawn: Drawn[] = [];
  return {
    drawn,
    draws: {
      below(n) {
        const value = source.below(n);
        drawn.push({ n, value });
        return value;
      },
    },
  };
}

/** Draws that answer from a list first and from a source afterwards. */
export function scripted(values: readonly number[], then: Draws): Draws {
  let at = 0;
  return {
    below(n) {
      const value = values[at];
      at += 1;
      return value === undefined ? then.below(n) : value % n;
    },
  };
}

/** The next sequence in lexicographic order; empty when there is none. */
function next(path: readonly Drawn[]): Drawn[] {
  for (let i = path.length - 1; i >= 0; i -= 1) {
    const { n, value } = path[i] as Drawn;
    if (value + 1 < n) return [...path.slice(0, i), { n, value: value + 1 }];
  }
  return [];
}

const product = (path: readonly Drawn[]): number => path.reduce((total, { n }) => total * n, 1);

/**
 * Plays a round once for every possible sequence of draws: depth first over the tree in which every below(n) has n equal
 * branches. What comes back is the exact distribution of the code itself, with no statistics and no second thought.
 * Undefined when there are more than `most` sequences, judged by the first.
 */
export function exhaust(round: (draws: Draws) => number, most: number): Distribution | undefined {
  const first = recorded({ below: () => 0 });
  round(first.draws);
  if (product(first.drawn) > most) return undefined;
  const ways = new Map<string, { multiplier: number; of: number; count: number }>();
  let path: Drawn[] = [];
  do {
    let at = 0;
    const multiplier = round({
      below(n) {
        const step = path[at] ?? { n, value: 0 };
        if (step.n !== n) throw new Error("equal draws led to another question");
        path[at] = step;
        at += 1;
        return step.value;
      },
    });
    const of = product(path);
    const key = `${multiplier} ${of}`;
    const found = ways.get(key) ?? { multiplier, of, count: 0 };
    found.count += 1;
    ways.set(key, found);
    path = next(path);
  } while (path.length > 0);
  const chances: Chance[] = [...ways.values()].map(({ multiplier, of, count }) => ({
    multiplier,
    probability: ratio(count, of),
  }));
  return makeDistribution(chances);
}
