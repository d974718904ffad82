import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { askForReset } from "../../api/accounts.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { AccountFrame } from "./account-frame.tsx";

/** Has a link for a new password sent. Says the same whether or not there is an account. */
export function Forgot() {
  const { busy, fault, run } = useAction();
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState(false);
  return (
    <AccountFrame
      title="A new password"
      other={
        <Link to="/sign-in" className="link">
          Back to signing in
        </Link>
      }
    >
      {sent ? (
        <Empty title="Look into your mail">
          If {email} is the address of an account here, a letter with a link is on its way. The link is good
          for an hour.
        </Empty>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void run(() => askForReset(email)).then(setSent);
          }}
        >
          <p>Give the address of your account. We send a link to it that sets a new password.</p>
          {fault && <ErrorNote title={fault.title} detail={fault.detail} requestId={fault.requestId} />}
          <Field
            label="Email"
            name="email"
            type="email"
            autoComplete="email"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value.trim())}
          />
          <Button type="submit" tone="main" size="large" busy={busy}>
            Send the link
          </Button>
        </form>
      )}
    </AccountFrame>
  );
}
