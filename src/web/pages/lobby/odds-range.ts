import type { GameOddsReport } from "../../../contract/games.ts";
import { percentText } from "../../ui/percent.ts";

type Bet = GameOddsReport["bets"][number];

/** The figures of a game in one line: from its worst to its best bet. */
export type OddsRange = {
  readonly rtp: string;
  readonly hit: string;
  /** Ten-thousandths. */
  readonly maxWin: number;
};

const between = (shares: readonly number[], text: (share: number) => string): string => {
  const [low, high] = [text(Math.min(...shares)), text(Math.max(...shares))];
  return low === high ? low : `${low.replace(" %", "")}–${high}`;
};

/** How often a bet hits is known to the fraction, but a plate has room for a glance. */
const glance = (share: number): string =>
  share > 0.005 ? `${Math.round(share * 100)} %` : percentText(share);

export const oddsRange = (bets: readonly Bet[]): OddsRange => ({
  rtp: between(
    bets.map((bet) => Number(bet.rtpDecimal)),
    percentText,
  ),
  hit: between(
    bets.map((bet) => bet.hit),
    glance,
  ),
  maxWin: Math.max(...bets.map((bet) => bet.maxWin)),
});
