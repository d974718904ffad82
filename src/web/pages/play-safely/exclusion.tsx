import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { EXCLUSION_MONTHS } from "../../../base/limits.ts";
import { call } from "../../api/call.ts";
import { forgetToken } from "../../api/csrf.ts";
import { changePlayer } from "../../api/queries.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { momentText } from "../../ui/moment.ts";
import { Select } from "../../ui/select.tsx";
import { toast } from "../../ui/toast.ts";
import { Section } from "../profile/section.tsx";
import { isForGood, type Limits, monthsText } from "./words.ts";

type Months = (typeof EXCLUSION_MONTHS)[number] | null;
const CHOICES: readonly Months[] = [...EXCLUSION_MONTHS, null];
/** Typed out: nobody excludes themselves by a slip. */
const WORD = "exclude me";

function Confirm({ months, onClose }: { readonly months: Months; onClose(): void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { busy, fault, run } = useAction();
  const [typed, setTyped] = useState("");
  const exclude = async (): Promise<void> => {
    const went = await run(async () => {
      const { exclusionUntil } = await call("selfExclude", { body: { months } });
      forgetToken();
      await changePlayer(client);
      const end = isForGood(exclusionUntil) ? "for good" : `until ${momentText(exclusionUntil, "minute")}`;
      toast({ title: `You have excluded yourself ${end}`, detail: "You are signed out everywhere." });
    });
    if (went) await navigate({ to: "/" });
  };
  return (
    <Dialog
      open
      title={`Exclude yourself ${months === null ? "" : "for "}${monthsText(months)}`}
      onClose={onClose}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void exclude();
        }}
      >
        <ul className="safety-terms">
          <li>No bets, from the moment you confirm.</li>
          <li>
            {months === null ? "It never ends." : "It cannot end earlier:"} Nobody can lift it, neither you
            nor support nor an administrator.
          </li>
          <li>You are signed out everywhere. You may sign in to read, to export and to delete your data.</li>
          <li>
            Deleting the account does not end it, and its mailbox can have no new one. Its address stays.
          </li>
          <li>It holds for this account: exclude a second one too, if you have it.</li>
        </ul>
        {fault && <ErrorNote title={fault.title} detail={fault.detail} />}
        <Field
          label={`Type “${WORD}” to confirm`}
          name="confirm"
          autoComplete="off"
          spellCheck={false}
          required
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="danger" busy={busy} disabled={typed.trim().toLowerCase() !== WORD}>
            Exclude me {months === null ? "" : "for "}
            {monthsText(months)}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            Not now
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** No play for months, years, or for good. */
export function Exclusion({ until }: { readonly until: Limits["exclusionUntil"] }) {
  const [choice, setChoice] = useState("6");
  const [asks, setAsks] = useState(false);
  const months = CHOICES.find((one) => `${one}` === choice) ?? null;
  return (
    <Section
      title="Exclude yourself"
      about="For when it should stop. Half a year at least; nobody can undo it early."
    >
      {until && (
        <p role="status">
          You have excluded yourself{" "}
          <strong>{isForGood(until) ? "for good" : `until ${momentText(until, "minute")}`}</strong>.
        </p>
      )}
      {!(until && isForGood(until)) && (
        <div className="flex flex-wrap items-end gap-3">
          <Select
            label="For how long"
            className="w-44"
            value={choice}
            options={CHOICES.map((one) => ({ value: `${one}`, label: monthsText(one) }))}
            onChange={setChoice}
          />
          <Button tone="danger" onClick={() => setAsks(true)}>
            Exclude me
          </Button>
        </div>
      )}
      {asks && <Confirm months={months} onClose={() => setAsks(false)} />}
    </Section>
  );
}
