import type { FastifyInstance } from "fastify";
import type { Seeds as SeedsOnTheWire } from "../../contract/fairness.ts";
import type { Seeds } from "../../services/seeds.ts";
import { playerOf } from "../requests.ts";
import { route } from "./register.ts";

type View = Awaited<ReturnType<Seeds["view"]>>;

const presentRevealed = (pair: View["past"][number]) => ({
  id: pair.id,
  serverSeed: pair.serverSeed,
  serverSeedHash: pair.commitment,
  clientSeed: pair.clientSeed,
  rounds: Number(pair.rounds),
  revealedAt: pair.revealedAt.toISOString(),
});

const presentSeeds = ({ current, nextCommitment, past }: View): SeedsOnTheWire => ({
  current: {
    id: current.id,
    serverSeedHash: current.commitment,
    clientSeed: current.clientSeed,
    nonce: Number(current.nextNonce),
    createdAt: current.activatedAt.toISOString(),
  },
  nextServerSeedHash: nextCommitment,
  past: past.map(presentRevealed),
});

export function fairnessRoutes(api: FastifyInstance, seeds: Seeds): void {
  const rotate = async (playerId: string, clientSeed: string | undefined) => {
    const { revealed, seeds: view } = await seeds.rotate(playerId, clientSeed);
    return { revealed: revealed ? presentRevealed(revealed) : null, seeds: presentSeeds(view) };
  };

  route(api, "getSeeds", "read", async ({ request }) => presentSeeds(await seeds.view(playerOf(request).id)));
  route(api, "putClientSeed", "rare", ({ body, request }) => rotate(playerOf(request).id, body.clientSeed));
  route(api, "rotateSeeds", "rare", ({ body, request }) => rotate(playerOf(request).id, body.clientSeed));
}
