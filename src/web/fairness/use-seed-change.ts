import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Output } from "../../contract/endpoints.ts";
import { call } from "../api/call.ts";
import { type Fault, faultOf } from "../api/fault.ts";
import { seedsQuery } from "../api/queries.ts";
import { toast } from "../ui/toast.ts";

type Rotated = Output<"rotateSeeds">;

export type SeedChange = {
  readonly busy: boolean;
  readonly fault: Fault | null;
  /** Reveals the server seed and begins the next pair, with a new client seed if one is given. */
  rotate(clientSeed?: string): void;
  /** Chooses the client seed; a pair that has been played with is revealed first. */
  choose(clientSeed: string): void;
};

type Wish = { readonly kind: "rotate" | "choose"; readonly clientSeed: string | undefined };

const send = ({ kind, clientSeed }: Wish): Promise<Rotated> =>
  kind === "choose" && clientSeed !== undefined
    ? call("putClientSeed", { body: { clientSeed } })
    : call("rotateSeeds", { body: clientSeed === undefined ? {} : { clientSeed } });

/** Changes of the player's seeds. What was revealed makes proofs of old rounds possible, so those are read anew. */
export function useSeedChange(): SeedChange {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: send,
    onSuccess: ({ revealed, seeds }) => {
      client.setQueryData(seedsQuery.queryKey, seeds);
      void client.invalidateQueries({ queryKey: ["round"] });
      void client.invalidateQueries({ queryKey: ["rounds"] });
      toast(
        revealed
          ? {
              title: "Revealed",
              detail: `${revealed.rounds} rounds can now be proved. A new pair has begun.`,
            }
          : { title: "Your client seed is set", detail: "No round had been played with this pair." },
      );
    },
  });
  return {
    busy: isPending,
    fault: error ? faultOf(error) : null,
    rotate: (clientSeed) => mutate({ kind: "rotate", clientSeed }),
    choose: (clientSeed) => mutate({ kind: "choose", clientSeed }),
  };
}
