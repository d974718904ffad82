/** The rules of play of punto banco, the same in every house: values, naturals and third cards. */

/** Rank index (0 for a two … 12 for an ace) to value: ace 1, two to nine as they are, ten and pictures 0. */
export const pointsOf = (rank: number): number => (rank === 12 ? 1 : rank >= 8 ? 0 : rank + 2);

/** Eight or nine with two cards: nobody draws. */
export const isNatural = (twoCards: number): boolean => twoCards >= 8;

export const playerDraws = (player: number): boolean => player <= 5;

/**
 * Does the banker draw with this total of two cards? third: the value of the player's third card, or undefined if the
 * player stood.
 */
export function bankerDraws(banker: number, third: number | undefined): boolean {
  if (third === undefined) return banker <= 5;
  switch (banker) {
    case 3:
      return third !== 8;
    case 4:
      return third >= 2 && third <= 7;
    case 5:
      return third >= 4 && third <= 7;
    case 6:
      return third === 6 || third === 7;
    default:
      return banker <= 2;
  }
}
