import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { showCode, signIn } from "../../api/accounts.ts";
import { hasPasskeys, signInWithPasskey } from "../../api/passkeys.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { CodeForm } from "./code-form.tsx";
import { PasswordField } from "./password-field.tsx";
import { SendAgain } from "./send-again.tsx";
import { useEntry } from "./use-entry.ts";

const route = getRouteApi("/sign-in");
const UNCONFIRMED = "email-not-verified";

type FormProps = {
  readonly busy: boolean;
  onPassword(who: string, password: string): void;
  onPasskey(): void;
};

function PasswordForm({ busy, onPassword, onPasskey }: FormProps) {
  const [who, setWho] = useState("");
  const [password, setPassword] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onPassword(who.trim(), password);
      }}
    >
      <Field
        label="Username or email"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={who}
        onChange={(event) => setWho(event.currentTarget.value)}
      />
      <PasswordField autoComplete="current-password" value={password} onChange={setPassword} />
      <Button type="submit" tone="main" size="large" busy={busy}>
        Sign in
      </Button>
      {hasPasskeys() && (
        <Button disabled={busy} onClick={onPasskey}>
          Use a passkey
        </Button>
      )}
      <Link to="/forgot" className="link caption justify-self-start">
        Forgot the password?
      </Link>
    </form>
  );
}

/** The password was right, and that is not enough here: the way on is a letter. */
function Unconfirmed({ who }: { readonly who: string }) {
  return (
    <>
      <ErrorNote
        title="Your address is not confirmed yet"
        detail="Open the link in the letter that we have sent to it, then sign in."
      />
      <SendAgain known={who.includes("@") ? who : ""} />
    </>
  );
}

export function SignIn() {
  const { next } = route.useSearch();
  const { busy, fault, enter } = useEntry(next);
  const [who, setWho] = useState("");
  const [step, setStep] = useState<"password" | "code">("password");
  return (
    <AccountFrame
      title={step === "password" ? "Sign in" : "One more step"}
      other={
        <>
          No account yet?{" "}
          <Link to="/sign-up" search={next ? { next } : {}} className="link">
            Create one
          </Link>
        </>
      }
    >
      {fault?.code === UNCONFIRMED ? (
        <Unconfirmed who={who} />
      ) : (
        fault && <ErrorNote title={fault.title} detail={fault.detail} requestId={fault.requestId} />
      )}
      {step === "password" ? (
        <PasswordForm
          busy={busy}
          onPassword={(typed, password) => {
            setWho(typed);
            void enter(async () => {
              const way = await signIn(typed, password);
              if (way === "code") setStep("code");
              return way === "in";
            });
          }}
          onPasskey={() => void enter(() => signInWithPasskey().then(() => true))}
        />
      ) : (
        <CodeForm
          busy={busy}
          onCode={(code, kind) => void enter(() => showCode(code, kind).then(() => true))}
        />
      )}
    </AccountFrame>
  );
}
