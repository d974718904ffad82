import { type Ratio, toDecimal, toNumber } from "../../../base/ratio.ts";
import type { BetSheet } from "../../../games/sheet.ts";
import { percentText } from "../../ui/percent.ts";
import { Rows } from "../../ui/prose.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { type BetGroup, groupBets } from "../odds/bet-groups.ts";
import { ExactReturn } from "../odds/exact.tsx";

const Exact = ({ of: { n, d } }: { readonly of: Ratio }) =>
  n === 0n || n === d ? (
    <span className="figures">{percentText(toNumber({ n, d }))}</span>
  ) : (
    <ExactReturn n={n.toString()} d={d.toString()} />
  );

/** What one staked returns: "36×"; a fraction where no four decimals are exact. */
const returnsText = (of: Ratio): string => {
  const text = toDecimal(of, 4)
    .replace(/\.?0+$/, "")
    .replace("-", "−");
  return (of.n * 10_000n) % of.d === 0n ? `${text}×` : `${of.n}/${of.d}×`;
};

type Group = BetGroup<BetSheet>;
const paid = ({ odds }: Group) => odds.results.filter(({ returns }) => returns.n > 0n);

const COLUMNS: readonly Column<Group>[] = [
  {
    name: "Bet",
    width: 28,
    phone: "lead",
    cell: ({ label, names, odds }) => (
      <>
        <span className="font-medium">{label}</span>
        {odds.later && <span className="caption"> · put by a move</span>}
        {names.length > 1 ? (
          <details className="caption">
            <summary>Which {names.length}</summary>
            <span className="rules-names">
              {names.map((name) => (
                <span key={name} data-bet={name}>
                  {name}
                </span>
              ))}
            </span>
          </details>
        ) : (
          <span data-bet={names[0]} />
        )}
      </>
    ),
  },
  {
    name: "Pays",
    width: 15,
    phone: "figure",
    end: true,
    cell: (group) => {
      const results = paid(group);
      const most = results.at(-1)?.returns;
      return (
        <span className="figures">
          {results.length > 1 && "up to "}
          {most ? returnsText(most) : "–"}
        </span>
      );
    },
  },
  {
    name: "Any return",
    width: 19,
    phone: "named",
    end: true,
    cell: ({ odds }) => <Exact of={odds.anyReturn} />,
  },
  { name: "Return", width: 19, phone: "named", end: true, cell: ({ odds }) => <Exact of={odds.rtp} /> },
  {
    name: "House edge",
    width: 19,
    phone: "named",
    end: true,
    cell: ({ odds }) =>
      odds.edge.n === 0n ? <span className="figures">none</span> : <Exact of={odds.edge} />,
  },
];

/** Fractions longer than this would be a wall of digits; what they come to stands beside them. */
const FRACTION_MAX = 24;

function Results({ group: { label, odds } }: { readonly group: Group }) {
  return (
    <details className="rules-results">
      <summary>Every result of: {label}</summary>
      <Rows
        label={`Every result of ${label}`}
        ends={[true, true, true]}
        head={["Returns", "Chance", "Exactly"]}
        rows={odds.results.map(({ returns, chance }) => {
          const exact = `${chance.n}/${chance.d}`;
          return [
            returnsText(returns),
            percentText(toNumber(chance)),
            exact.length > FRACTION_MAX ? (
              <details key="exact">
                <summary>fraction</summary>
                {exact}
              </details>
            ) : (
              exact
            ),
          ];
        })}
      />
    </details>
  );
}

/** Every bet of the game: what it pays, how likely that is, what comes back in the long run, what the house keeps. */
export function Bets({ bets, name }: { readonly bets: readonly BetSheet[]; readonly name: string }) {
  const groups = groupBets(bets);
  return (
    <div className="grid gap-3">
      <Table
        caption={`The bets of ${name}`}
        columns={COLUMNS}
        rows={groups}
        keyOf={({ odds }) => odds.name}
      />
      {groups
        .filter(({ odds }) => odds.results.length > 2)
        .map((group) => (
          <Results key={group.odds.name} group={group} />
        ))}
    </div>
  );
}
