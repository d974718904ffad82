/** Items with their place as a key, for texts: they have no keys of their own and never change places. */
export const keyed = <T>(items: readonly T[]): readonly (readonly [string, T])[] =>
  items.map((item, at) => [String(at), item]);
