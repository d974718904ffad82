import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Share } from "../../games/lens.ts";
import { Amount } from "../ui/amount.tsx";
import { FaultNote } from "../ui/fault-note.tsx";
import { percentText } from "../ui/percent.ts";
import { Segmented } from "../ui/segmented.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { askLens } from "./ask.ts";
import type { LensFigures } from "./figures.ts";
import { creditsOf, LensPlot } from "./lens-plot.tsx";

const AHEAD = [1, 10, 100, 1_000] as const;
type Ahead = `${(typeof AHEAD)[number]}`;

type Props = {
  /** What the bet is, for the query's key: the same text for the same distribution. */
  readonly bet: string;
  /** Its exact distribution as published. */
  readonly shares: readonly Share[];
  /** Minor units. */
  readonly stake: number;
};

function Figures({ figures, stake }: { readonly figures: LensFigures; readonly stake: number }) {
  const { ahead, even, median, worst, best, mean } = figures;
  const credits = (net: number) => <Amount minor={creditsOf(net, stake)} change />;
  return (
    <dl className="lens-figures">
      <div>
        <dt>Ahead</dt>
        <dd className="figures">
          {percentText(ahead)}
          {even > 0.00005 && <small>and even in {percentText(even)}</small>}
        </dd>
      </div>
      <div>
        <dt>Median</dt>
        <dd>
          {credits(median)}
          <small>half end at this or lower</small>
        </dd>
      </div>
      <div>
        <dt>Worst 5 %</dt>
        <dd>
          {credits(worst)}
          <small>or lower</small>
        </dd>
      </div>
      <div>
        <dt>Best 5 %</dt>
        <dd>
          {credits(best)}
          <small>or higher</small>
        </dd>
      </div>
      <div>
        <dt>Mean</dt>
        <dd>
          {credits(mean)}
          <small>of {creditsOf(figures.rounds * 10_000, stake) / 100} credits staked</small>
        </dd>
      </div>
    </dl>
  );
}

/** The odds lens: the exact distribution of where one would be after a number of such bets. */
export function Lens({ bet, shares, stake }: Props) {
  const [ahead, setAhead] = useState<Ahead>("100");
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ["lens", bet, ahead],
    queryFn: () => askLens(shares, Number(ahead)),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before, query) => (query?.queryKey[1] === bet ? before : undefined),
  });
  return (
    <div className="grid gap-4" aria-busy={isFetching || undefined}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="text-sm font-medium" aria-hidden="true">
          After so many bets
        </span>
        <Segmented
          legend="After so many bets"
          options={AHEAD.map((count) => ({ value: `${count}` as const, label: count.toLocaleString("en") }))}
          value={ahead}
          onChange={setAhead}
        />
      </div>
      {error ? (
        <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : data ? (
        <>
          <LensPlot figures={data} stake={stake} />
          <Figures figures={data} stake={stake} />
          <p className="caption prose-width">
            {Number.isNaN(data.error)
              ? "Results were put on hundredths of a stake; the mean is exact."
              : "Exact, not simulated: the bet's distribution combined with itself bet after bet."}{" "}
            Left of the line at 0 one has lost, right of it won. The shaded part holds nine in ten. Every bet
            is taken to be the same size, and never to run out of credits.
          </p>
        </>
      ) : (
        <>
          <Skeleton height={13.3} />
          <Skeleton height={5} />
        </>
      )}
    </div>
  );
}
