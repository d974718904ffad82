import { type ReactNode, useRef, useState } from "react";
import { call } from "../../api/call.ts";
import { isCode } from "../../api/fault.ts";
import { usePlayer } from "../../api/queries.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { PasswordField } from "./password-field.tsx";

/** The player closed the question. */
class NotConfirmed extends Error {
  override readonly name = "NotConfirmed";
}

function Question({ onDone }: { onDone(): void }) {
  const player = usePlayer();
  const { busy, fault, run } = useAction();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const confirm = async (): Promise<void> => {
    const body = { password, ...(player?.twoFactor ? { code: code.replace(/\s/g, "") } : {}) };
    if (await run(() => call("confirmMe", { body }))) onDone();
  };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <p className="prose-width">
        This cannot be done by whoever finds your browser open: show that it is you.
      </p>
      {fault && !fault.fields?.["password"] && !fault.fields?.["code"] && <ErrorNote title={fault.title} />}
      <PasswordField
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={fault?.fields?.["password"]}
      />
      {player?.twoFactor && (
        <Field
          label="Code of your authenticator"
          name="code"
          hint="Or one of your recovery codes."
          autoComplete="one-time-code"
          required
          value={code}
          error={fault?.fields?.["code"]}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <Button type="submit" tone="main" busy={busy}>
        Go on
      </Button>
    </form>
  );
}

type Waiting = { resolve(): void; reject(error: Error): void };

/**
 * For what needs the password again: runs it, asks when the house wants to know, and runs it once more. Put `dialog`
 * somewhere on the page.
 */
export function useStepUp(): { guard<T>(work: () => Promise<T>): Promise<T>; dialog: ReactNode } {
  const [open, setOpen] = useState(false);
  const waiting = useRef<Waiting | null>(null);
  const ask = (): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.current = { resolve, reject };
      setOpen(true);
    });
  const guard = async <T,>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!isCode(error, "step-up")) throw error;
      await ask();
      return await work();
    }
  };
  const dialog = (
    <Dialog
      open={open}
      title="Is it you?"
      onClose={() => {
        setOpen(false);
        waiting.current?.reject(new NotConfirmed("Nothing was changed."));
      }}
    >
      <Question
        onDone={() => {
          setOpen(false);
          waiting.current?.resolve();
        }}
      />
    </Dialog>
  );
  return { guard, dialog };
}
