import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { useSeedChange } from "./use-seed-change.ts";

/** The button that reveals the seed in play and begins the next pair. */
export function Rotate() {
  const { busy, fault, rotate } = useSeedChange();
  return (
    <div className="grid justify-items-start gap-3">
      <Button tone="main" busy={busy} onClick={() => rotate()}>
        Reveal and begin a new pair
      </Button>
      {fault && (
        <ErrorNote
          title={fault.title}
          detail={
            fault.code === "round-open"
              ? "Finish the open round first; its seed must stay secret until then."
              : fault.detail
          }
          requestId={fault.requestId}
        />
      )}
    </div>
  );
}
