import { useQuery } from "@tanstack/react-query";
import { canonicalJson, type Json } from "../../base/canonical.ts";
import { toNumber } from "../../base/ratio.ts";
import type { Output } from "../../contract/endpoints.ts";
import type { GameId } from "../../games/ids.ts";
import { useOdds } from "../api/queries.ts";
import type { Share } from "../ui/distribution-bands.ts";

/** The exact figures of a bet, as the page shows them. */
export type Figures = {
  readonly rtp: number;
  readonly hit: number;
  /** Standard deviation of what one unit returns. */
  readonly sd: number;
  /** Ten-thousandths. */
  readonly maxWin: number;
  readonly shares: readonly Share[];
};

type BetOdds = Output<"getOdds">["bets"][number];

const fromReport = (odds: BetOdds): Figures => ({
  rtp: Number(odds.rtpDecimal),
  hit: odds.hit,
  sd: odds.sd,
  maxWin: odds.maxWin,
  shares: odds.distribution,
});

/** For bets that no report can list one by one (chips on a table, a target to the hundredth): the same mathematics, here. */
async function compute(game: GameId, rules: Json, bet: Json): Promise<Figures> {
  const [{ GAME_ODDS }, { oddsOf, standardDeviation }] = await Promise.all([
    import("../../games/odds-catalog.ts"),
    import("../../games/odds.ts"),
  ]);
  const odds = oddsOf(GAME_ODDS[game].distribution(rules, bet));
  return {
    rtp: toNumber(odds.rtp),
    hit: toNumber(odds.hit),
    sd: standardDeviation(odds),
    maxWin: odds.maxWin,
    shares: odds.distribution.map(({ multiplier, probability }) => ({
      multiplier,
      probability: toNumber(probability),
    })),
  };
}

export type FiguresQuery = {
  readonly figures: Figures | undefined;
  /** What every bet of the game returns, where that is one figure. */
  readonly everyRtp: number | undefined;
  readonly failed: boolean;
  retry(): void;
};

/** The exact figures of a bet: from the house's published list, or worked out from the same rules. Nothing without a bet. */
export function useBetOdds(game: GameId, rules: Json | undefined, bet: Json | null): FiguresQuery {
  const report = useOdds(game);
  const text = bet === null ? "" : canonicalJson(bet);
  const listed = report.data?.bets.find((one) => canonicalJson(one.bet) === text);
  const worked = useQuery({
    queryKey: ["bet-odds", game, report.data?.rulesId, text],
    queryFn: () => compute(game, rules ?? null, bet),
    enabled: bet !== null && rules !== undefined && report.isSuccess && listed === undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const returns = new Set(report.data?.bets.map((one) => one.rtpDecimal));
  const [only] = returns.size === 1 ? returns : [];
  const everyRtp = only === undefined ? undefined : Number(only);
  // Chips together return what each returns: the mean is linear, where the multipliers of a sum are cut to ten-thousandths.
  const together = worked.data && everyRtp !== undefined ? { ...worked.data, rtp: everyRtp } : worked.data;
  return {
    everyRtp,
    figures: bet === null ? undefined : listed ? fromReport(listed) : together,
    failed: report.isError || worked.isError,
    retry: () => void (report.isError ? report.refetch() : worked.refetch()),
  };
}
