import { timesText } from "../ui/amount-text.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import type { Figures } from "./bet-odds.ts";

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

const GAUGES: readonly { readonly name: string; readonly help: string; read(figures: Figures): string }[] = [
  { name: "Return", help: "What comes back of every stake in the long run", read: ({ rtp }) => percent(rtp) },
  { name: "Hits", help: "How often anything comes back", read: ({ hit }) => percent(hit) },
  {
    name: "Volatility",
    help: "Standard deviation of what a stake of 1 returns",
    read: ({ sd }) => sd.toFixed(2),
  },
  { name: "Most", help: "The largest return", read: ({ maxWin }) => timesText(maxWin) },
];

type Props = {
  readonly figures: Figures | undefined;
  /** What every bet of the game returns, where that is one figure: shown while there is no bet. */
  readonly everyRtp?: number | undefined;
  /** Whether figures are on their way; else there is no bet to have any. */
  readonly awaited: boolean;
};

/** The odds on the wall: four exact figures of the bet as it stands. */
export function Gauges({ figures, everyRtp, awaited }: Props) {
  const blank = (name: string): string =>
    name === "Return" && everyRtp !== undefined ? percent(everyRtp) : "–";
  return (
    <dl className="gauges">
      {GAUGES.map(({ name, help, read }) => (
        <div key={name} title={help}>
          <dt>{name}</dt>
          <dd className="figures">
            {figures ? read(figures) : awaited ? <Skeleton width={4} /> : blank(name)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
