import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { STAFF_KEY } from "../../api/staff.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { toast } from "../../ui/toast.ts";
import { useStepUp } from "../account/step-up.tsx";

type Props = {
  readonly title: string;
  /** What it does, before it is done. */
  readonly about: ReactNode;
  readonly verb: string;
  readonly danger?: boolean;
  /** What is said when it is done. */
  readonly done: string;
  readonly ready?: boolean;
  /** Further fields. */
  readonly children?: ReactNode;
  act(reason: string): Promise<unknown>;
  onClose(): void;
};

const REASON_MAX = 300;

/** Something that is done to an account: what it does, why, who confirms. The reason goes into the log. */
export function Deed(props: Props) {
  const { title, about, verb, danger = false, done, ready = true, children, act, onClose } = props;
  const client = useQueryClient();
  const { busy, fault, run } = useAction();
  const { guard, dialog } = useStepUp();
  const [reason, setReason] = useState("");
  const go = async (): Promise<void> => {
    const went = await run(async () => {
      await guard(() => act(reason.trim()));
      await client.invalidateQueries({ queryKey: [STAFF_KEY] });
    });
    if (!went) return;
    toast({ title: done });
    onClose();
  };
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <p className="prose-width">{about}</p>
        {fault && <ErrorNote title={fault.title} detail={fault.detail} requestId={fault.requestId} />}
        {children}
        <Field
          label="Reason"
          name="reason"
          autoComplete="off"
          required
          maxLength={REASON_MAX}
          hint="Kept in the log for good, with your name."
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            tone={danger ? "danger" : "main"}
            busy={busy}
            disabled={!ready || reason.trim() === ""}
          >
            {verb}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
      {dialog}
    </Dialog>
  );
}
