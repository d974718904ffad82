import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Profile } from "../../../contract/me.ts";
import { sendVerification } from "../../api/accounts.ts";
import { call } from "../../api/call.ts";
import { profileQuery } from "../../api/profile.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { toast } from "../../ui/toast.ts";
import { useStepUp } from "../account/step-up.tsx";
import { Section } from "./section.tsx";

function Unverified({ email }: { readonly email: string }) {
  const { busy, fault, run } = useAction();
  const send = async (): Promise<void> => {
    if (await run(() => sendVerification(email))) toast({ title: "The letter is on its way" });
  };
  return (
    <div className="grid justify-items-start gap-2">
      <p className="caption">Not confirmed yet: open the link in the letter that we have sent you.</p>
      {fault && <ErrorNote title={fault.title} detail={fault.detail} />}
      <Button size="small" busy={busy} onClick={() => void send()}>
        Send it again
      </Button>
    </div>
  );
}

function Pending({
  email,
  onCancel,
  busy,
}: {
  readonly email: string;
  readonly busy: boolean;
  onCancel(): void;
}) {
  return (
    <div className="grid justify-items-start gap-2" role="status">
      <p>
        A letter has gone to <strong>{email}</strong>. That becomes your address when you open the link in it,
        within a day.
      </p>
      <Button size="small" busy={busy} onClick={onCancel}>
        Keep the old address
      </Button>
    </div>
  );
}

/** The address of the account; a new one counts once it is confirmed from there. */
export function Email({ profile }: { readonly profile: Profile }) {
  const client = useQueryClient();
  const { busy, fault, run } = useAction();
  const { guard, dialog } = useStepUp();
  const [email, setEmail] = useState("");
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: profileQuery.queryKey });
  const change = async (): Promise<void> => {
    const went = await run(async () => {
      await guard(() => call("changeEmail", { body: { email } }));
      await refresh();
    });
    if (went) setEmail("");
  };
  const cancel = (): void => void run(() => call("cancelEmailChange", {}).then(refresh));
  const about = fault?.fields?.["email"];
  return (
    <Section title="Email">
      <p className="break-all">{profile.email}</p>
      {!profile.emailVerified && <Unverified email={profile.email} />}
      {profile.pendingEmail && <Pending email={profile.pendingEmail.email} busy={busy} onCancel={cancel} />}
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        {fault && !about && <ErrorNote title={fault.title} detail={fault.detail} />}
        <Field
          label="New address"
          name="new-email"
          type="email"
          autoComplete="email"
          required
          error={about}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value.trim())}
        />
        <Button type="submit" className="justify-self-start" busy={busy} disabled={email === ""}>
          Change the address
        </Button>
      </form>
      {dialog}
    </Section>
  );
}
