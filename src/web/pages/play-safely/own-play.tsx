import { usePlayedDays } from "../../api/safety.ts";
import { Amount } from "../../ui/amount.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Section } from "../profile/section.tsx";
import { totalOf } from "./days.ts";
import { DaysPlot } from "./days-plot.tsx";

/** What was played on each of the last days, drawn. */
export function OwnPlay() {
  const { data, error, refetch, isFetching, dataUpdatedAt } = usePlayedDays();
  const total = totalOf(data?.days ?? []);
  return (
    <Section
      wide
      title="Your play"
      about="The last 31 days (UTC). Up: more came back than was staked. Down: less. A dot: no play."
    >
      {error && !data && <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />}
      {!data && !error && <Skeleton height={11} />}
      {data && total.days === 0 && <p>You have not played on any of the last 31 days.</p>}
      {data && total.days > 0 && (
        <>
          <DaysPlot days={data.days} nowMs={dataUpdatedAt} />
          <dl className="safety-facts">
            <div>
              <dt>Played on</dt>
              <dd className="figures">
                {total.days} of 31 days
                <small>{total.rounds.toLocaleString("en")} rounds</small>
              </dd>
            </div>
            <div>
              <dt>Staked</dt>
              <dd>
                <Amount minor={total.staked} />
              </dd>
            </div>
            <div>
              <dt>Returned</dt>
              <dd>
                <Amount minor={total.returned} />
              </dd>
            </div>
            <div>
              <dt>Net</dt>
              <dd>
                <Amount minor={total.net} change />
              </dd>
            </div>
          </dl>
        </>
      )}
    </Section>
  );
}
