import { lazy, Suspense, useState } from "react";
import { Icon } from "../ui/icon.tsx";

const Dialog = lazy(() => import("../ui/dialog.tsx").then((module) => ({ default: module.Dialog })));
const ShowRound = lazy(() =>
  import("../fairness/show-round.tsx").then((module) => ({ default: module.ShowRound })),
);

/** From the table to the address under which others can watch the round that was just played. */
export function ShareRound({ round }: { readonly round: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="proof-link" onClick={() => setOpen(true)}>
        <Icon name="replay" size={16} />
        Share this round
      </button>
      {open && (
        <Suspense>
          <Dialog open onClose={() => setOpen(false)} title="Share this round">
            <ShowRound round={round} />
          </Dialog>
        </Suspense>
      )}
    </>
  );
}
