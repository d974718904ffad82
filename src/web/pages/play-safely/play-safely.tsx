import { useSession } from "../../api/queries.ts";
import { useLimits } from "../../api/safety.ts";
import { FaultNote } from "../../ui/fault-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { SignInFirst } from "../account/sign-in-first.tsx";
import { Changes } from "./changes.tsx";
import { Exclusion } from "./exclusion.tsx";
import { LimitTable } from "./limit-table.tsx";
import { Now, Standing } from "./now.tsx";
import { OddsLens } from "./odds-lens.tsx";
import { OwnPlay } from "./own-play.tsx";
import { RealityCheck } from "./reality-check.tsx";
import { TakeBreak } from "./take-break.tsx";
import "./play-safely.css";

function Mine() {
  const player = useSession().data?.player;
  const { data, error, refetch, isFetching } = useLimits();
  if (error && !data) return <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data || !player) return <SkeletonRows rows={10} />;
  return (
    <>
      <div className="mb-8 grid gap-4">
        <Standing limits={data} />
        <Now limits={data} player={player} />
      </div>
      <LimitTable limits={data.limits} />
      <RealityCheck check={data.realityCheck} />
      <TakeBreak until={data.breakUntil} />
      <Exclusion until={data.exclusionUntil} />
      <OwnPlay />
      <Changes changes={data.changes} />
    </>
  );
}

/** Limits, breaks, exclusion, one's own play, and the lens: which is for everybody. */
export function PlaySafely() {
  return (
    <>
      <title>Play safely · RNG-THING</title>
      <header className="mb-8 grid gap-3">
        <h1 className="display text-4xl">Play safely</h1>
        <p className="prose-width">
          The money here is not real; the time is. What you set on this page holds in every game and every
          window from the moment it is set.
        </p>
      </header>
      <SignInFirst what="Your limits, your breaks and your own play are shown here.">
        <Mine />
      </SignInFirst>
      <OddsLens />
    </>
  );
}
