import { useState } from "react";
import type { Seeds } from "../../contract/fairness.ts";
import { commitmentOf, parseServerSeed } from "../../fair/seed.ts";
import { Ribbon } from "../ui/ribbon.tsx";
import { Seal } from "../ui/seal.tsx";
import { bytesOfHex } from "../ui/tape.ts";
import { PairHistory } from "./pair-history.tsx";

type Pair = Seeds["past"][number];

const SHOWN_FIRST = 5;

/** Pairs that have been revealed: each is checked against its commitment right here. */
export function PastPairs({ pairs }: { readonly pairs: readonly Pair[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? pairs : pairs.slice(0, SHOWN_FIRST);
  return (
    <section className="grid gap-5" aria-labelledby="past">
      <h2 id="past" className="display text-3xl">
        Revealed pairs
      </h2>
      {pairs.length === 0 && <p className="caption">None yet. Your first pair is still in play.</p>}
      <ol className="grid gap-6">
        {shown.map((pair) => (
          <li key={pair.id}>
            <PastPair pair={pair} />
          </li>
        ))}
      </ol>
      {!all && pairs.length > SHOWN_FIRST && (
        <button type="button" className="link justify-self-start" onClick={() => setAll(true)}>
          Show all {pairs.length}
        </button>
      )}
    </section>
  );
}

function PastPair({ pair }: { readonly pair: Pair }) {
  const seed = parseServerSeed(pair.serverSeed);
  const holds = seed !== undefined && commitmentOf(seed) === pair.serverSeedHash;
  return (
    <article className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-4 gap-y-2">
      <Seal state={holds ? "verified" : "broken"} size={48} />
      <div className="grid gap-2">
        <p>
          <b>{holds ? "As promised" : "Not as promised"}</b>
          <span className="caption">
            {" "}
            · {pair.rounds} {pair.rounds === 1 ? "round" : "rounds"} · revealed{" "}
            {new Date(pair.revealedAt).toLocaleString()}
          </span>
        </p>
        <div className="max-w-2xl overflow-hidden rounded-sm">
          <Ribbon
            bytes={bytesOfHex(pair.serverSeed) ?? null}
            lie="along"
            sealed={false}
            label="The revealed seed as tape"
          />
        </div>
        <dl className="figures grid gap-1 text-xs wrap-anywhere">
          <Line name="seed" value={pair.serverSeed} />
          <Line name="commitment" value={pair.serverSeedHash} />
          <Line name="client seed" value={pair.clientSeed} />
        </dl>
        <PairHistory pair={pair} />
      </div>
    </article>
  );
}

const Line = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
    <dt className="text-muted">{name}</dt>
    <dd>{value}</dd>
  </div>
);
