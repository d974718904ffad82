import { type FormEvent, useState } from "react";
import { CLIENT_SEED_MAX, makeClientSeed, parseClientSeed } from "../../fair/seed.ts";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { useSeedChange } from "./use-seed-change.ts";

/** Drawn here, by this browser: the house has no part in it. */
const drawSeed = (): string => makeClientSeed((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));

type Props = {
  readonly current: string;
  /** Whether rounds were played with the pair, so that a change reveals it. */
  readonly played: boolean;
};

export function ClientSeed({ current, played }: Props) {
  const { busy, fault, choose } = useSeedChange();
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? current;
  const wrong = parseClientSeed(text) === undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wrong || text === current) return;
    choose(text);
    setDraft(null);
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field
        label="Client seed"
        value={text}
        maxLength={CLIENT_SEED_MAX}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setDraft(event.currentTarget.value)}
        hint={
          played
            ? "Yours to choose. A new one begins a new pair, so the seed in play is revealed."
            : "Yours to choose: the house fixed its seed before it knew this."
        }
        error={wrong ? "1 to 64 printable ASCII characters" : undefined}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={busy} disabled={wrong || text === current}>
          Use this seed
        </Button>
        <Button tone="quiet" onClick={() => setDraft(drawSeed())}>
          Draw one here
        </Button>
      </div>
      {fault && <ErrorNote title={fault.title} detail={fault.detail} requestId={fault.requestId} />}
    </form>
  );
}
