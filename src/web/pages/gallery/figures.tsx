import { Amount } from "../../ui/amount.tsx";
import { amountText } from "../../ui/amount-text.ts";
import { DistributionPlot } from "../../ui/distribution-plot.tsx";
import { LinePlot } from "../../ui/line-plot.tsx";
import { Table } from "../../ui/table.tsx";

const WALK = [
  50_000, 49_500, 49_990, 49_490, 48_490, 50_470, 49_470, 49_960, 49_460, 51_440, 50_440, 49_440, 51_420,
];

const ROWS = [
  { id: "1", bet: "Heads", change: 490 },
  { id: "2", bet: "Tails", change: -500 },
  { id: "3", bet: "Heads", change: 0 },
] as const;

const SHARES = [
  { multiplier: 0, probability: 0.6 },
  { multiplier: 10_000, probability: 0.25 },
  { multiplier: 25_000, probability: 0.12 },
  { multiplier: 90_000, probability: 0.0299 },
  { multiplier: 1_000_000, probability: 0.0001 },
] as const;

export function Figures() {
  return (
    <div className="grid gap-8 *:min-w-0 lg:grid-cols-2">
      <div className="grid content-start gap-4">
        <p className="flex flex-wrap items-baseline gap-6 text-2xl">
          <Amount minor={123_456_789} currency="credits" />
          <Amount minor={50_000} currency="cash" />
          <Amount minor={490} change />
          <Amount minor={-500} change />
        </p>
        <Table
          caption="Three rounds"
          columns={[
            { name: "Round", phone: "lead", cell: (row) => `#${row.id}` },
            { name: "Bet", phone: "note", cell: (row) => row.bet },
            { name: "Net", phone: "figure", end: true, cell: (row) => <Amount minor={row.change} change /> },
          ]}
          rows={ROWS}
          keyOf={(row) => row.id}
        />
      </div>
      <div className="grid content-start gap-6">
        <LinePlot values={WALK} base={50_000} text={amountText} label="Thirteen balances" />
        <DistributionPlot
          shares={SHARES}
          own={
            new Map([
              [0, 7],
              [25_000, 2],
            ])
          }
        />
      </div>
    </div>
  );
}
