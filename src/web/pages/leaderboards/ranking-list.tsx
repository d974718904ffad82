import type { Ranking } from "../../api/leaderboards.ts";
import { Amount } from "../../ui/amount.tsx";
import { timesText } from "../../ui/amount-text.ts";

type Line = Pick<Ranking["lines"][number], "rank" | "name" | "value" | "you">;

function Value({ board, value }: { readonly board: Ranking["board"]; readonly value: number }) {
  if (board === "biggest-multiplier") return <span className="figures">{timesText(value)}</span>;
  return <Amount minor={value} change={board === "net"} />;
}

type RowProps = { readonly line: Line; readonly board: Ranking["board"]; readonly share: number };

function Row({ line, board, share }: RowProps) {
  const { rank, name, value, you } = line;
  return (
    <li className="rank" data-you={you || undefined} aria-current={you || undefined}>
      <span className="rank-place figures">{rank}</span>
      <span className="rank-name">
        {name}
        {you && <span className="caption"> (you)</span>}
      </span>
      <span className="rank-value">
        <Value board={board} value={value} />
      </span>
      <span className="rank-bar" aria-hidden="true">
        <span style={{ width: `${Math.max(0.5, share * 100)}%` }} />
      </span>
    </li>
  );
}

/** The lines of a ranking, and one's own beneath when it is further down. */
export function RankingList({ ranking }: { readonly ranking: Ranking }) {
  const { board, lines, mine } = ranking;
  const most = Math.max(1, ...lines.map(({ value }) => value));
  const further = mine && !lines.some(({ you }) => you) ? mine : null;
  return (
    <>
      <ol className="ranking">
        {lines.map((line) => (
          <Row key={line.rank} line={line} board={board} share={line.value / most} />
        ))}
      </ol>
      {further && (
        <ol className="ranking further" start={further.rank} aria-label="Your place">
          <Row
            line={{ ...further, name: "Your place", you: true }}
            board={board}
            share={further.value / most}
          />
        </ol>
      )}
    </>
  );
}
