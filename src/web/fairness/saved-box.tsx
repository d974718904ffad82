import { type ChangeEvent, useId, useState } from "react";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { BatchProof } from "./batch-proof.tsx";
import { gameName } from "./game-name.ts";
import { Proof } from "./proof.tsx";
import { parseSavedRounds, type SavedRounds } from "./saved-rounds.ts";
import "../ui/field.css";

/** Takes a saved round, or a saved pair of seeds with all its rounds: as a file, or pasted. */
export function SavedBox() {
  const id = useId();
  const [text, setText] = useState("");
  const [opened, setOpened] = useState<SavedRounds | "unreadable" | null>(null);
  const open = (json: string): void => setOpened(parseSavedRounds(json) ?? "unreadable");
  const openFile = async ({ currentTarget: { files } }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const json = await files?.[0]?.text();
    if (json !== undefined) open(json);
  };
  const close = (): void => {
    setOpened(null);
    setText("");
  };
  if (opened !== null && opened !== "unreadable") return <Opened saved={opened} onClose={close} />;
  return (
    <div className="grid gap-4">
      <label className="grid max-w-xl gap-1.5 text-sm font-medium">
        Open a round that you saved from its proof, or a pair with all its rounds
        <input
          type="file"
          accept="application/json,.json"
          className="well py-2"
          onChange={(event) => void openFile(event)}
        />
      </label>
      <div className="grid max-w-xl gap-1.5">
        <label htmlFor={id} className="text-sm font-medium">
          Or paste it here
        </label>
        <textarea
          id={id}
          className="well figures py-2 text-sm"
          rows={3}
          spellCheck={false}
          value={text}
          placeholder='{"round": …, "rules": …}'
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button size="small" disabled={text.trim() === ""} onClick={() => open(text)}>
            Work it out
          </Button>
        </div>
      </div>
      {opened === "unreadable" && (
        <ErrorNote
          title="This is not a revealed round"
          detail="Save it from the proof page of a round whose seed has been revealed, or a whole pair from the fairness page."
        />
      )}
    </div>
  );
}

function Opened({ saved, onClose }: { readonly saved: SavedRounds; onClose(): void }) {
  const [only, second] = saved.rounds;
  return (
    <section className="grid gap-6">
      {only && !second ? (
        <>
          <h2 className="display text-3xl">{gameName(only.claim.game)}</h2>
          <Proof claim={only.claim} told={only.told} />
        </>
      ) : (
        <>
          <h2 className="display text-3xl">{saved.rounds.length.toLocaleString()} rounds</h2>
          <BatchProof saved={saved} />
        </>
      )}
      <div>
        <Button onClick={onClose}>{only && !second ? "Close this round" : "Close these rounds"}</Button>
      </div>
    </section>
  );
}
