/** The positions of dealt cards (0 to 51, any order) from the lowest card to the highest. */
export const inOrder = (dealt: readonly number[]): number[] =>
  dealt.map((_, position) => position).sort((a, b) => (dealt[a] ?? 0) - (dealt[b] ?? 0));

/** The cards at these positions. */
export const cardsAt = (dealt: readonly number[], positions: readonly number[]): number[] =>
  positions.map((position) => dealt[position] ?? 0);

/** The positions that a mask over ordered cards stands for, ascending. */
export const positionsOf = (order: readonly number[], mask: number): number[] =>
  order.filter((_, at) => mask & (1 << at)).sort((a, b) => a - b);
