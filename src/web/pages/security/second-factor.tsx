import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { profileQuery } from "../../api/profile.ts";
import { sessionQuery } from "../../api/queries.ts";
import { beginFactor, endFactor, type NewFactor, proveFactor, renewCodes } from "../../api/second-factor.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { toast } from "../../ui/toast.ts";
import { PasswordField } from "../account/password-field.tsx";
import { Section } from "../profile/section.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import "./security.css";

/** The key inside the address of an authenticator, in fours, for typing it by hand. */
const keyOf = (uri: string): string =>
  (new URL(uri).searchParams.get("secret") ?? "").replace(/(.{4})(?=.)/g, "$1 ");

type ProveProps = { readonly factor: NewFactor; onDone(): Promise<void> };

/** The authenticator learns its key and shows that it has. */
function Prove({ factor, onDone }: ProveProps) {
  const { busy, fault, run } = useAction();
  const [code, setCode] = useState("");
  const prove = async (): Promise<void> => {
    if (await run(() => proveFactor(code.replace(/\s/g, "")))) await onDone();
  };
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-start gap-5">
        <QrCode text={factor.totpURI} label="QR code for your authenticator" />
        <div className="grid max-w-xs gap-2">
          <p>Scan this with an authenticator app, or type the key into it:</p>
          <p className="figures break-all" data-testid="totp-key">
            {keyOf(factor.totpURI)}
          </p>
        </div>
      </div>
      <RecoveryCodes codes={factor.backupCodes} />
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void prove();
        }}
      >
        {fault && <ErrorNote title={fault.title} detail={fault.detail} />}
        <Field
          label="Code"
          name="totp"
          hint="The six digits that the app shows now."
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" tone="main" className="justify-self-start" busy={busy}>
          Turn it on
        </Button>
      </form>
    </div>
  );
}

/** Asks for the password, and for a code while the factor is on, before something is done with the second factor. */
function WithProof({
  label,
  tone,
  on = false,
  work,
}: {
  readonly label: string;
  readonly tone?: "danger";
  readonly on?: boolean;
  work(password: string, code: string): Promise<unknown>;
}) {
  const { busy, fault, run } = useAction();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => work(password, code.replace(/\s/g, ""))).then((went) => {
          setCode("");
          if (went) setPassword("");
        });
      }}
    >
      {fault && <ErrorNote title={fault.title} detail={fault.detail} />}
      <PasswordField autoComplete="current-password" value={password} onChange={setPassword} />
      {on && (
        <Field
          label="Code"
          name="factor-code"
          hint="Of the authenticator, or one of your recovery codes."
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <Button type="submit" {...(tone ? { tone } : {})} className="justify-self-start" busy={busy}>
        {label}
      </Button>
    </form>
  );
}

type OnProps = { readonly refresh: () => Promise<void> };

function On({ refresh }: OnProps) {
  const [asked, setAsked] = useState<"codes" | "off" | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const end = async (password: string, code: string): Promise<void> => {
    await endFactor(password, code);
    await refresh();
    toast({ title: "The second factor is off" });
  };
  return (
    <>
      <p>An authenticator app is asked for whenever somebody signs in with your password.</p>
      {codes && <RecoveryCodes codes={codes} />}
      {asked === null && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setAsked("codes")}>New recovery codes</Button>
          <Button tone="danger" onClick={() => setAsked("off")}>
            Turn it off
          </Button>
        </div>
      )}
      {asked === "codes" && (
        <WithProof
          label="Make new codes"
          on
          work={async (password, code) => {
            setCodes(await renewCodes(password, code));
            setAsked(null);
          }}
        />
      )}
      {asked === "off" && <WithProof label="Turn it off" tone="danger" on work={end} />}
    </>
  );
}

/** A code of an authenticator app beside the password. */
export function SecondFactor({ on }: { readonly on: boolean }) {
  const client = useQueryClient();
  const [factor, setFactor] = useState<NewFactor | null>(null);
  const refresh = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    await client.invalidateQueries({ queryKey: profileQuery.queryKey });
  };
  const done = async (): Promise<void> => {
    setFactor(null);
    await refresh();
    toast({ title: "The second factor is on", detail: "The next sign-in asks for a code." });
  };
  return (
    <Section title="Second factor">
      {on ? (
        <On refresh={refresh} />
      ) : factor ? (
        <Prove factor={factor} onDone={done} />
      ) : (
        <>
          <p className="prose-width">
            With an authenticator app a stolen password is not enough to get in. Show the password to set it
            up.
          </p>
          <WithProof label="Set it up" work={async (password) => setFactor(await beginFactor(password))} />
        </>
      )}
    </Section>
  );
}
