import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useAction } from "../api/use-action.ts";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Icon } from "../ui/icon.tsx";
import { collectPair, type PairExport } from "./collect-pair.ts";
import { save } from "./save.ts";
import { parseSavedRounds, type SavedRounds } from "./saved-rounds.ts";

const BatchProof = lazy(() => import("./batch-proof.tsx").then((module) => ({ default: module.BatchProof })));

type Props = { readonly pair: { readonly id: string; readonly rounds: number } };

/** All rounds of a revealed pair: worked out again at once, or saved for the verifiers. */
export function PairHistory({ pair }: Props) {
  const { busy, fault, run } = useAction();
  const [count, setCount] = useState(0);
  const [saved, setSaved] = useState<SavedRounds | null>(null);
  const known = useRef<PairExport | null>(null);
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const left = new AbortController();
    leaving.current = left;
    return () => left.abort();
  }, []);
  if (pair.rounds === 0) return null;

  const withAll = (use: (all: PairExport) => void): void =>
    void run(async () => {
      known.current ??= await collectPair(pair.id, setCount, leaving.current.signal);
      use(known.current);
    });
  return (
    <div className="grid gap-4" data-print="no">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="small"
          busy={busy}
          onClick={() => withAll((all) => setSaved(parseSavedRounds(JSON.stringify(all)) ?? null))}
        >
          <Icon name="fairness" size={16} />
          Verify all its rounds
        </Button>
        <Button
          size="small"
          tone="quiet"
          busy={busy}
          onClick={() => withAll((all) => save(`pair-${pair.id}.json`, JSON.stringify(all)))}
        >
          <Icon name="download" size={16} />
          Save them
        </Button>
        {busy && (
          <span className="caption figures" role="status">
            {count.toLocaleString()} of {pair.rounds.toLocaleString()} read
          </span>
        )}
      </div>
      {fault && <ErrorNote title={fault.title} detail={fault.detail} requestId={fault.requestId} />}
      {saved && (
        <Suspense>
          <BatchProof saved={saved} />
        </Suspense>
      )}
    </div>
  );
}
