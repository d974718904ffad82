import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Profile } from "../../../contract/me.ts";
import { call } from "../../api/call.ts";
import { forgetToken } from "../../api/csrf.ts";
import { downloadFile } from "../../api/download.ts";
import { changePlayer } from "../../api/queries.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { dayText } from "../../ui/moment.ts";
import { toast } from "../../ui/toast.ts";
import { useStepUp } from "../account/step-up.tsx";
import { Section } from "./section.tsx";

const TITLES = { terms: "Terms of use", privacy: "Privacy notice" } as const;

/** What was agreed to, and where it can be read. */
export function Agreements({ profile }: { readonly profile: Profile }) {
  return (
    <Section title="Agreements">
      <ul className="grid gap-1.5">
        {profile.consents.map(({ document, version, acceptedAt }) => (
          <li key={`${document} ${version}`}>
            <a className="link" href={`/${document}`}>
              {TITLES[document]}
            </a>{" "}
            <span className="caption">
              version of {version.slice(0, 10)}, accepted on {dayText(new Date(acceptedAt))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Everything about oneself, to keep. */
export function Export() {
  const { busy, fault, run } = useAction();
  const { guard, dialog } = useStepUp();
  return (
    <Section title="Your data" anchor="your-data">
      <p className="prose-width">
        Everything that is kept about you, in one file: account, sign-ins, agreements, rounds, seeds, every
        movement of your balances.
      </p>
      {fault && <ErrorNote title={fault.title} detail={fault.detail} requestId={fault.requestId} />}
      <Button busy={busy} onClick={() => void run(() => guard(() => downloadFile("/me/export")))}>
        <Icon name="download" size={17} /> Download my data
      </Button>
      {dialog}
    </Section>
  );
}

/** The way out. The name must be typed: nobody leaves by a slip. */
export function Leave({ profile }: { readonly profile: Profile }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { busy, fault, run } = useAction();
  const { guard, dialog } = useStepUp();
  const [name, setName] = useState("");
  const erase = async (): Promise<void> => {
    const went = await run(() => guard(() => call("eraseMe", { body: { username: name } })));
    if (!went) return;
    forgetToken();
    await changePlayer(client);
    toast({ title: "Your account is gone", detail: "Nothing here tells any more who you were." });
    await navigate({ to: "/" });
  };
  return (
    <Section title="Delete the account" anchor="leave">
      <p className="prose-width">
        Your name, address, date of birth, sign-ins and letters are deleted at once and for good. Your rounds
        and the ledger stay without your name, so that the books still add up. Balances of play money are
        lost. A break or a self-exclusion goes on to its end, and after limits there is a day before you can
        have a new account.
      </p>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void erase();
        }}
      >
        {fault && <ErrorNote title={fault.title} detail={fault.detail} requestId={fault.requestId} />}
        <Field
          label="Type your username to go on"
          name="erase"
          autoComplete="off"
          spellCheck={false}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          tone="danger"
          className="justify-self-start"
          busy={busy}
          disabled={name !== profile.username}
        >
          Delete my account for good
        </Button>
      </form>
      {dialog}
    </Section>
  );
}
