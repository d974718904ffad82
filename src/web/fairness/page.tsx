import { Link } from "@tanstack/react-router";
import type { Seeds } from "../../contract/fairness.ts";
import { faultOf } from "../api/fault.ts";
import { usePlayer, useSeeds } from "../api/queries.ts";
import { buttonClass } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Ribbon } from "../ui/ribbon.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { bytesOfHex } from "../ui/tape.ts";
import { ClientSeed } from "./client-seed.tsx";
import { PastPairs } from "./past-pairs.tsx";
import { Rotate } from "./rotate.tsx";

/** How the house binds itself before every bet, and the seeds of the player who reads it. */
export function FairnessPage() {
  const player = usePlayer();
  return (
    <div className="grid max-w-7xl gap-12">
      <header className="grid gap-4">
        <h1 className="display text-5xl">Every round can be checked</h1>
        <p className="prose-width text-lg">
          Before you bet, the house fixes a secret seed and shows you its fingerprint. Your own seed and the
          number of the round go in as well, so neither side alone decides anything. When the secret is
          revealed, your browser works every round out again, with the same code.
        </p>
        <div className="flex flex-wrap gap-3">
          <Link to="/fairness/verify" className={buttonClass()}>
            Verify a round by hand
          </Link>
          <Link to="/history" className={buttonClass({ tone: "quiet" })}>
            Choose one of your rounds
          </Link>
        </div>
      </header>
      {player === null ? (
        <Empty title="Your seeds are made when you join">
          A player has a pair of seeds of their own. Verifying by hand works without one.
        </Empty>
      ) : (
        <MySeeds />
      )}
    </div>
  );
}

function MySeeds() {
  const query = useSeeds();
  if (query.error) {
    const { title, detail, requestId } = faultOf(query.error);
    return (
      <ErrorNote title={title} detail={detail} requestId={requestId} onRetry={() => void query.refetch()} />
    );
  }
  if (!query.data) return <SkeletonRows rows={6} />;
  return (
    <>
      <CurrentPair seeds={query.data} />
      <PastPairs pairs={query.data.past} />
    </>
  );
}

function CurrentPair({ seeds: { current, nextServerSeedHash } }: { readonly seeds: Seeds }) {
  return (
    <section className="grid gap-6" aria-labelledby="pair">
      <h2 id="pair" className="display text-3xl">
        Your pair in play
      </h2>
      <div className="overflow-hidden rounded-sm">
        <Ribbon
          bytes={bytesOfHex(current.serverSeedHash) ?? null}
          lie="along"
          sealed
          label="The commitment of the seed in play as tape, sealed"
        />
      </div>
      <dl className="grid gap-4 sm:grid-cols-[1fr_auto]">
        <Hash name="Commitment: SHA-256 of the house's secret seed" value={current.serverSeedHash} />
        <div>
          <dt className="caption">Nonce of your next round</dt>
          <dd className="figures text-lg">{current.nonce}</dd>
        </div>
        <Hash name="Commitment of the seed after it, fixed already" value={nextServerSeedHash} />
      </dl>
      <div className="grid gap-8 lg:grid-cols-2">
        <ClientSeed current={current.clientSeed} played={current.nonce > 0} />
        <div className="grid content-start gap-3">
          <p className="font-medium">Reveal</p>
          <p className="caption">
            The seed in play must stay secret while you bet with it. Revealing it ends the pair, proves its{" "}
            {current.nonce} rounds and begins the next one, whose commitment you see above.
          </p>
          <Rotate />
        </div>
      </div>
    </section>
  );
}

function Hash({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt className="caption">{name}</dt>
      <dd className="figures text-sm wrap-anywhere">{value}</dd>
    </div>
  );
}
