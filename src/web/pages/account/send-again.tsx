import { useState } from "react";
import { sendVerification } from "../../api/accounts.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";

/** Has the letter that confirms an address sent again, before one is in. Says the same whether or not one is due. */
export function SendAgain({ known = "" }: { readonly known?: string }) {
  const { busy, fault, run } = useAction();
  const [email, setEmail] = useState(known);
  const [sentTo, setSentTo] = useState("");
  const send = async (): Promise<void> => {
    if (await run(() => sendVerification(email))) setSentTo(email);
  };
  if (sentTo !== "") {
    return (
      <p role="status" className="break-words">
        If {sentTo} is the address of an account that waits to be confirmed, a letter is on its way. Its link
        is good for two days.
      </p>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {fault && <ErrorNote title={fault.title} detail={fault.detail} requestId={fault.requestId} />}
      <Field
        label="Address of the account"
        name="confirm-email"
        type="email"
        autoComplete="email"
        hint="No letter, or a link that is too old? It can be sent again."
        required
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value.trim())}
      />
      <Button type="submit" className="justify-self-start" busy={busy}>
        Send it again
      </Button>
    </form>
  );
}
