import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { resetPassword } from "../../api/accounts.ts";
import { useAction } from "../../api/use-action.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { useLinkToken } from "./link-token.ts";
import { PasswordField } from "./password-field.tsx";

function NewPassword({ token, onDone }: { readonly token: string; onDone(): void }) {
  const { busy, fault, run } = useAction();
  const [password, setPassword] = useState("");
  const set = async (): Promise<void> => {
    if (await run(() => resetPassword(token, password))) onDone();
  };
  const about = fault?.fields?.["newPassword"];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      <p>
        Every session of your account ends with this, on all devices. Passkeys that were added in the last 30
        days are removed, and an address that waits to be confirmed is dropped.
      </p>
      {fault && !about && (
        <ErrorNote title={fault.title} detail="Ask for a new link if this one was used or is too old." />
      )}
      <PasswordField
        label="New password"
        autoComplete="new-password"
        hint="At least 8 characters. A few unrelated words are good."
        value={password}
        error={about}
        onChange={setPassword}
      />
      <Button type="submit" tone="main" size="large" busy={busy}>
        Set the password
      </Button>
    </form>
  );
}

function AfterLink({ token }: { readonly token: string }) {
  const [done, setDone] = useState(false);
  const askAgain = (
    <Link to="/forgot" className="link">
      Ask for a new link
    </Link>
  );
  return (
    <AccountFrame title="Set a new password" other={done ? null : askAgain}>
      {done ? (
        <Empty
          title="Your password is set"
          action={
            <Link to="/sign-in" className={buttonClass({ tone: "main" })}>
              Sign in
            </Link>
          }
        />
      ) : token === "" ? (
        <Empty title="This link is not whole">Copy all of it from the letter, with what follows the #.</Empty>
      ) : (
        <NewPassword token={token} onDone={() => setDone(true)} />
      )}
    </AccountFrame>
  );
}

/** Where the link of a letter leads. */
export function Reset() {
  const token = useLinkToken();
  return <AfterLink key={token} token={token} />;
}
