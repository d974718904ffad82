import { Link } from "@tanstack/react-router";
import type { Transfer } from "../../../contract/wallet.ts";
import { useTransfers } from "../../api/queries.ts";
import { Amount } from "../../ui/amount.tsx";
import { amountText } from "../../ui/amount-text.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { LinePlot } from "../../ui/line-plot.tsx";
import { momentText } from "../../ui/moment.ts";
import { More } from "../../ui/more.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { creditsWalk } from "./walk.ts";
import { kindText, otherSide } from "./words.ts";

const COLUMNS: readonly Column<Transfer>[] = [
  {
    name: "When",
    phone: "note",
    short: true,
    cell: (line) => <time dateTime={line.createdAt}>{momentText(line.createdAt)}</time>,
  },
  {
    name: "What",
    phone: "lead",
    cell: (line) => (
      <span>
        {kindText(line)} <span className="caption">{otherSide(line)}</span>
      </span>
    ),
  },
  {
    name: "Round",
    phone: "note",
    short: true,
    cell: (line) =>
      line.roundId ? (
        <Link to="/fairness/$round" params={{ round: line.roundId }} className="link figures text-sm">
          {line.roundId.slice(-6)}
        </Link>
      ) : (
        <span className="caption">–</span>
      ),
  },
  {
    name: "Currency",
    phone: "note",
    short: true,
    cell: (line) => (line.currency === "cash" ? "Cash" : "Credits"),
  },
  { name: "Amount", phone: "figure", end: true, cell: (line) => <Amount minor={line.amount} change /> },
];

function Walk({ lines }: { readonly lines: readonly Transfer[] }) {
  const walk = creditsWalk(lines);
  const change = walk.at(-1) ?? 0;
  if (walk.length < 4) return null;
  return (
    <div className="mb-6">
      <p className="caption mb-2">
        Credits over the last {walk.length - 1} movements below:{" "}
        <Amount minor={change} change className="text-sm" />
      </p>
      <LinePlot
        values={walk}
        base={0}
        text={(minor) => amountText(minor, true)}
        label={`Credits over the last ${walk.length - 1} movements: ${amountText(change, true)}`}
      />
    </div>
  );
}

/** Every movement of credits and cash, newest first; what is on the page is what is printed. */
export function Statement() {
  const query = useTransfers();
  const { data, error, refetch, isFetching } = query;
  if (error && !data) {
    return <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  }
  if (!data) return <SkeletonRows rows={8} />;
  const lines = data.pages.flatMap(({ transfers }) => transfers);
  if (lines.length === 0)
    return <Empty title="Nothing has moved yet">Your first entry comes with your first bet.</Empty>;
  return (
    <>
      <Walk lines={lines} />
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="display text-2xl">Statement</h2>
        <span data-print="no">
          <Button size="small" onClick={() => window.print()}>
            <Icon name="print" size={17} /> Print
          </Button>
        </span>
      </div>
      <Table
        caption="Statement, newest first"
        columns={COLUMNS}
        rows={lines}
        keyOf={(line) => `${line.id} ${line.leg}`}
      />
      <More query={query} what="Older entries" />
    </>
  );
}
