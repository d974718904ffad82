import { useEffect, useMemo, useState } from "react";
import { Seal } from "../ui/seal.tsx";
import { gameName } from "./game-name.ts";
import { gapsOf } from "./gaps.ts";
import { createRecheck } from "./recheck.ts";
import type { SavedRound } from "./saved-round.ts";
import type { SavedRounds } from "./saved-rounds.ts";
import "./batch-proof.css";

/** How long the page may be busy before it is drawn again. */
const SLICE_MS = 24;
const FAULTS_SHOWN = 20;

type Fault = { readonly round: SavedRound; readonly why: string };
type Progress = { readonly done: number; readonly ms: number; readonly faults: readonly Fault[] };

/** Works the rounds out in slices, so that the page stays awake. Returns the end of it. */
function checkAll(rounds: readonly SavedRound[], tell: (progress: Progress) => void): () => void {
  const recheck = createRecheck();
  const faults: Fault[] = [];
  let done = 0;
  let ms = 0;
  let next: ReturnType<typeof setTimeout>;
  const slice = (): void => {
    const began = performance.now();
    while (done < rounds.length && performance.now() - began < SLICE_MS) {
      const round = rounds[done] as SavedRound;
      const why = recheck(round);
      if (why !== undefined) faults.push({ round, why });
      done += 1;
    }
    ms += performance.now() - began;
    tell({ done, ms, faults: faults.slice() });
    if (done < rounds.length) next = setTimeout(slice);
  };
  next = setTimeout(slice);
  return () => clearTimeout(next);
}

const rate = ({ done, ms }: Progress): string =>
  ms > 0 ? `${Math.round((done / ms) * 1000).toLocaleString()} a second` : "";

/** Many rounds at once, a whole seed pair as a rule: each worked out again, and their nonces without a gap. */
export function BatchProof({ saved: { rounds, skipped } }: { readonly saved: SavedRounds }) {
  const [progress, setProgress] = useState<Progress>({ done: 0, ms: 0, faults: [] });
  const gaps = useMemo(() => gapsOf(rounds), [rounds]);
  useEffect(() => checkAll(rounds, setProgress), [rounds]);
  const { done, faults } = progress;
  const over = done === rounds.length;
  const holds = faults.length === 0 && gaps.twice === 0;
  return (
    <section className="batch-proof" aria-label="All rounds">
      <progress max={rounds.length} value={done} aria-label="Rounds worked out" />
      <p className="caption figures">
        {done.toLocaleString()} of {rounds.length.toLocaleString()} rounds · {rate(progress)}
      </p>
      {over && (
        <div className="proof-verdict" role="status">
          <Seal state={holds ? "verified" : "broken"} size={72} />
          <span>
            <b>{holds ? "Verified." : "This does not match."}</b> {summary(rounds.length, faults.length)}{" "}
            {gapWords(gaps)}
            {skipped > 0 &&
              ` ${skipped.toLocaleString()} entries were left aside: their seed is not revealed, or they are no rounds.`}
          </span>
        </div>
      )}
      {faults.length > 0 && <FaultList faults={faults} />}
    </section>
  );
}

const summary = (rounds: number, faults: number): string =>
  faults === 0
    ? `All ${rounds.toLocaleString()} rounds come out as they were told.`
    : `${faults.toLocaleString()} of ${rounds.toLocaleString()} rounds do not come out as they were told.`;

function gapWords({ missing, twice }: ReturnType<typeof gapsOf>): string {
  if (twice > 0) return `${twice.toLocaleString()} nonces are there more than once.`;
  return missing === 0
    ? "Every nonce from 0 is there once."
    : `${missing.toLocaleString()} nonces below the highest are not in this file.`;
}

const FaultList = ({ faults }: { readonly faults: readonly Fault[] }) => (
  <ul className="figures text-sm">
    {faults.slice(0, FAULTS_SHOWN).map(({ round: { claim }, why }) => (
      <li key={`${claim.serverSeed} ${claim.nonce}`}>
        {gameName(claim.game)}, nonce {claim.nonce}: {why}
      </li>
    ))}
    {faults.length > FAULTS_SHOWN && <li>and {(faults.length - FAULTS_SHOWN).toLocaleString()} more</li>}
  </ul>
);
