import { amountText } from "../../ui/amount-text.ts";
import { scaleOf } from "../../ui/scale.ts";
import { calendarOf, type Day } from "./days.ts";

const GRID = 100;
const SLOT = 10;

const DAY_NAME = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", timeZone: "UTC" });
const nameOf = (date: string): string => DAY_NAME.format(new Date(`${date}T00:00:00Z`));

/** The net of every day: up for won, down for lost, a dot where nothing was played. */
export function DaysPlot({ days, nowMs }: { readonly days: readonly Day[]; readonly nowMs: number }) {
  const calendar = calendarOf(days, nowMs);
  const nets = days.map(({ net }) => net);
  const { low, high, ticks } = scaleOf(Math.min(0, ...nets), Math.max(0, ...nets));
  const y = (value: number): number => GRID - ((value - low) / (high - low)) * GRID;
  return (
    <figure className="days-plot">
      <div className="days-scale caption figures" aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick} className="days-tick" style={{ top: `${y(tick)}%` }}>
            {amountText(tick, true)}
          </span>
        ))}
      </div>
      <div className="days-field" aria-hidden="true">
        <svg viewBox={`0 0 ${calendar.length * SLOT} ${GRID}`} preserveAspectRatio="none">
          <title>Net of each of the last 31 days</title>
          {ticks.map((tick) => (
            <path
              key={tick}
              className={tick === 0 ? "days-zero" : "days-rule"}
              d={`M0 ${y(tick)}H${calendar.length * SLOT}`}
            />
          ))}
          {calendar.map(({ date, day }, at) => {
            if (!day)
              return <rect key={date} className="none" x={at * SLOT + 4} y={y(0) - 1} width="2" height="2" />;
            const top = Math.min(y(0), y(day.net));
            return (
              <rect
                key={date}
                className={day.net < 0 ? "loss" : "win"}
                x={at * SLOT + 1.5}
                y={top}
                width={SLOT - 3}
                height={Math.max(1, Math.abs(y(day.net) - y(0)))}
              />
            );
          })}
        </svg>
        <div className="days-ends caption">
          <span>{nameOf(calendar[0]?.date ?? "")}</span>
          <span>today</span>
        </div>
      </div>
      <table className="sr-only">
        <caption>The days you have played on</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Rounds</th>
            <th scope="col">Staked</th>
            <th scope="col">Net</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, rounds, staked, net }) => (
            <tr key={day}>
              <th scope="row">{nameOf(day)}</th>
              <td>{rounds}</td>
              <td>{amountText(staked)}</td>
              <td>{amountText(net, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
