import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { replayQuery } from "../../api/queries.ts";
import { gameName } from "../../fairness/game-name.ts";
import { useScene } from "../../games/use-scene.ts";
import { FaultNote } from "../../ui/fault-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { Stage } from "./stage.tsx";

const route = getRouteApi("/replay/$id");

/** A round that its player shows to everybody: told again in its own scene, from public data alone. */
export function ReplayPage() {
  const { id } = route.useParams();
  return <Shown key={id} id={id} />;
}

function Shown({ id }: { readonly id: string }) {
  const replay = useQuery({ ...replayQuery(id), retry: false });
  const scene = useScene(replay.data?.round.game);
  const failed = replay.error ?? scene.error;
  if (failed) {
    const again = (): void => void (replay.error ? replay.refetch() : scene.refetch());
    return (
      <>
        <title>Replay · RNG-THING</title>
        <h1 className="display mb-4 text-4xl">Replay</h1>
        <FaultNote error={failed} retrying={replay.isFetching || scene.isFetching} onRetry={again} />
      </>
    );
  }
  if (!replay.data || !scene.data) return <SkeletonRows rows={8} />;
  return (
    <>
      <title>{`A round of ${gameName(replay.data.round.game)} · RNG-THING`}</title>
      <Stage replay={replay.data} scene={scene.data} />
    </>
  );
}
