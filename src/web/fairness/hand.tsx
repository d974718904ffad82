import { lazy, Suspense, useState } from "react";
import type { Json } from "../../base/canonical.ts";
import { useGame, useOdds } from "../api/queries.ts";
import { Button } from "../ui/button.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { BLANK, EXAMPLE, type Form, HandForm } from "./hand-form.tsx";
import { OfflineLink } from "./offline-link.tsx";

const SavedBox = lazy(() => import("./saved-box.tsx").then((module) => ({ default: module.SavedBox })));

/** Any round, from its public data typed in by hand: works without an account and for rounds of others. */
export function HandProofPage() {
  const [form, setForm] = useState<Form>(BLANK);
  const set = (change: Partial<Form>): void => setForm((before) => ({ ...before, ...change }));
  const rules = useGame(form.game).data?.rules as Json | undefined;
  const firstBet = useOdds(form.game).data?.bets[0]?.bet as Json | undefined;
  return (
    <div className="grid max-w-7xl gap-10">
      <header className="grid gap-3">
        <h1 className="display text-4xl">Verify by hand</h1>
        <p className="prose-width">
          Open, paste or type in what was published about a round. It is worked out in this browser; nothing
          of it leaves it.
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <Button size="small" onClick={() => set(EXAMPLE)}>
            Fill in the published example
          </Button>
          <OfflineLink />
        </div>
      </header>
      <Suspense fallback={<SkeletonRows rows={4} />}>
        <SavedBox />
      </Suspense>
      <h2 className="display text-3xl">Or type it in</h2>
      <HandForm form={form} set={set} rules={rules} firstBet={firstBet} />
    </div>
  );
}
