import { lazy, Suspense, useMemo } from "react";
import type { Json } from "../../base/canonical.ts";
import type { Output } from "../../contract/endpoints.ts";
import { faultOf } from "../api/fault.ts";
import { useRound } from "../api/queries.ts";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Icon } from "../ui/icon.tsx";
import { Seal } from "../ui/seal.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { gameName } from "./game-name.ts";
import { Rotate } from "./rotate.tsx";
import { save } from "./save.ts";
import { ShowRound } from "./show-round.tsx";

const Proof = lazy(() => import("./proof.tsx").then((module) => ({ default: module.Proof })));

type Whole = Output<"getRound">;

/** The proof of one of the player's rounds; while its seed is secret, what will prove it and how to reveal it. */
export function RoundProofPage({ round: id }: { readonly round: string }) {
  const query = useRound(id);
  if (query.error) {
    const { title, detail, requestId } = faultOf(query.error);
    return (
      <ErrorNote title={title} detail={detail} requestId={requestId} onRetry={() => void query.refetch()} />
    );
  }
  if (!query.data) return <SkeletonRows rows={8} />;
  return <RoundProof whole={query.data} />;
}

function RoundProof({ whole }: { readonly whole: Whole }) {
  const { round } = whole;
  const played = new Date(round.createdAt);
  return (
    <article className="grid max-w-7xl gap-8">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="display text-4xl">{gameName(round.game)}, proved</h1>
          <p className="caption figures mt-2">
            Round {round.id} · {played.toLocaleString()}
          </p>
        </div>
        <div className="flex gap-2" data-print="no">
          <Button size="small" onClick={() => window.print()}>
            <Icon name="print" size={16} />
            Print
          </Button>
          <Button
            size="small"
            onClick={() => save(`round-${round.id}.json`, JSON.stringify(whole, null, 2))}
            disabled={round.serverSeed === null}
          >
            <Icon name="download" size={16} />
            Save for the command line
          </Button>
        </div>
      </header>
      {round.state === "settled" && <ShowRound round={round.id} />}
      {round.serverSeed === null ? (
        <Sealed whole={whole} />
      ) : (
        <Suspense fallback={<SkeletonRows rows={8} />}>
          <Opened whole={whole} serverSeed={round.serverSeed} />
        </Suspense>
      )}
    </article>
  );
}

function Opened({
  whole: { round, rules },
  serverSeed,
}: {
  readonly whole: Whole;
  readonly serverSeed: string;
}) {
  const claim = useMemo(
    () => ({
      game: round.game,
      rules: rules as Json,
      bet: round.bet as Json,
      stake: round.openingStake,
      moves: round.moves as readonly Json[],
      serverSeed,
      clientSeed: round.clientSeed,
      nonce: round.nonce,
    }),
    [round, rules, serverSeed],
  );
  const told = {
    serverSeedHash: round.serverSeedHash,
    rulesId: round.rulesId,
    outcome: round.outcome as Json,
    stake: round.stake,
    payout: round.payout,
  };
  return <Proof claim={claim} told={told} />;
}

function Sealed({ whole: { round } }: { readonly whole: Whole }) {
  return (
    <div className="flex flex-wrap items-start gap-5">
      <Seal state="sealed" size={72} />
      <div className="grid max-w-2xl gap-3">
        <p className="text-lg">
          The seed of this round is still secret, because rounds are being played with it. Its commitment was
          shown before your bet and cannot be changed:
        </p>
        <p className="figures text-sm wrap-anywhere">{round.serverSeedHash}</p>
        <p>
          Begin a new pair, and this seed is revealed: then every round played with it can be proved here.
        </p>
        <Rotate />
      </div>
    </div>
  );
}
