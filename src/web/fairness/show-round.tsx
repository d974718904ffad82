import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { call } from "../api/call.ts";
import { faultOf } from "../api/fault.ts";
import { roundReplayQuery } from "../api/queries.ts";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Icon } from "../ui/icon.tsx";
import { toast } from "../ui/toast.ts";

async function copy(address: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(address);
    toast({ title: "The address is copied." });
  } catch {
    toast({ title: "It could not be copied: mark it and copy it by hand." });
  }
}

/** Shows one of the player's settled rounds to whoever has the address, and takes it back. */
export function ShowRound({ round }: { readonly round: string }) {
  const client = useQueryClient();
  const query = roundReplayQuery(round);
  const { data } = useQuery(query);
  const change = useMutation({
    mutationFn: (shown: boolean) => call(shown ? "showRound" : "hideRound", { params: { id: round } }),
    onSuccess: (answer) => client.setQueryData(query.queryKey, answer),
  });
  if (!data) return null;
  const fault = change.error && faultOf(change.error);
  const address = data.replay && `${window.location.origin}/replay/${data.replay}`;
  return (
    <section className="grid max-w-2xl gap-3" data-print="no" aria-label="Show this round">
      {data.replay && address ? (
        <>
          <p>
            Whoever has this address can watch the round again. It says nothing of who played it, or of your
            other rounds.
          </p>
          <p className="figures text-sm wrap-anywhere">
            <Link to="/replay/$id" params={{ id: data.replay }}>
              {address}
            </Link>
          </p>
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={() => void copy(address)}>
              Copy the address
            </Button>
            <Button size="small" tone="quiet" busy={change.isPending} onClick={() => change.mutate(false)}>
              Show it to nobody any more
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button size="small" busy={change.isPending} onClick={() => change.mutate(true)}>
            <Icon name="replay" size={16} />
            Show this round to others
          </Button>
        </div>
      )}
      {fault && <ErrorNote title={fault.title} detail={fault.detail} requestId={fault.requestId} />}
    </section>
  );
}
