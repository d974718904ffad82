import { useState } from "react";
import { GAMES } from "../../../games/catalog.ts";
import { Button } from "../../ui/button.tsx";
import { BLANK, EXAMPLE, type Form, HandForm } from "../hand-form.tsx";
import { SavedBox } from "../saved-box.tsx";

/** The verifier without a house: rules and code are in the file itself, rounds come from saved files or by hand. */
export function OfflinePage() {
  const [form, setForm] = useState<Form>(BLANK);
  const set = (change: Partial<Form>): void => setForm((before) => ({ ...before, ...change }));
  return (
    <main className="mx-auto grid max-w-6xl gap-10 p-6">
      <header className="grid gap-3">
        <h1 className="display text-4xl">The RNG-THING verifier</h1>
        <p className="prose-width">
          One file, opened from your disk. It holds the rules and the code of every game and cannot reach any
          network; what you open, paste or type stays here.
        </p>
      </header>
      <SavedBox />
      <section className="grid gap-6">
        <h2 className="display text-3xl">Or type it in</h2>
        <div>
          <Button size="small" onClick={() => set({ ...EXAMPLE, bet: '{"side":"tails"}' })}>
            Fill in the published example
          </Button>
        </div>
        <HandForm form={form} set={set} rules={GAMES[form.game].rules} firstBet={undefined} />
      </section>
    </main>
  );
}
