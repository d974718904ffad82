import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { TICKET_KINDS, TICKET_LENGTHS, type TicketKind } from "../../../base/support.ts";
import { call } from "../../api/call.ts";
import { ticketQuery, ticketsQuery } from "../../api/support.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { SignInFirst } from "../account/sign-in-first.tsx";
import { Refused } from "./refused.tsx";
import { KIND_WORDS, REQUESTS } from "./words.ts";

const route = getRouteApi("/support/new");

const PARTS = [
  { name: "steps", label: "Steps", hint: "What to do to see it, one step a line." },
  { name: "expected", label: "Expected", hint: "What should have happened." },
  { name: "actual", label: "Actual", hint: "What happened instead." },
] as const;

const TEXT_LABELS: Readonly<Record<TicketKind, string>> = {
  bug: "What went wrong",
  feature: "What you would like, and what for",
  account: "What it is about",
  other: "Your message",
};

const FIELDS = ["subject", "text", ...PARTS.map(({ name }) => name)] as const;
type Draft = Readonly<Record<(typeof FIELDS)[number], string>>;
const BLANK: Draft = { subject: "", text: "", steps: "", expected: "", actual: "" };

const bodyOf = (kind: TicketKind, { subject, text, ...report }: Draft) =>
  kind === "bug" ? { kind, subject, text, ...report } : { kind, subject, text };

/** What is being written: nothing yet, or the beginning of a request that another page names. */
function useDraft() {
  const { about } = route.useSearch();
  const [kind, setKind] = useState<TicketKind>(about ? "account" : "bug");
  const [draft, setDraft] = useState<Draft>({ ...BLANK, ...(about && REQUESTS[about]) });
  const set = (name: keyof Draft, text: string): void => setDraft((before) => ({ ...before, [name]: text }));
  return { kind, setKind, draft, set };
}

function Form() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { busy, fault, run } = useAction();
  const { kind, setKind, draft, set } = useDraft();
  const wrong = (name: keyof Draft): string | undefined => fault?.fields?.[name];
  const send = (): Promise<boolean> =>
    run(async () => {
      const opened = await call("openTicket", { body: bodyOf(kind, draft) });
      const { id } = opened.ticket;
      client.setQueryData(ticketQuery(id).queryKey, opened);
      void client.invalidateQueries({ queryKey: ticketsQuery.queryKey });
      await navigate({ to: "/support/$ticket", params: { ticket: id } });
    });
  return (
    <form
      className="grid max-w-2xl gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Segmented
        legend="What it is about"
        className="w-full max-w-md"
        options={TICKET_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
        value={kind}
        onChange={setKind}
      />
      {fault && !FIELDS.some((name) => wrong(name)) && <Refused fault={fault} />}
      <Field
        label="Subject"
        name="subject"
        autoComplete="off"
        required
        maxLength={TICKET_LENGTHS.subject}
        value={draft.subject}
        error={wrong("subject")}
        onChange={(event) => set("subject", event.currentTarget.value)}
      />
      <TextArea
        label={TEXT_LABELS[kind]}
        name="text"
        required
        rows={kind === "bug" ? 3 : 7}
        maxLength={TICKET_LENGTHS.text}
        value={draft.text}
        error={wrong("text")}
        onChange={(event) => set("text", event.currentTarget.value)}
      />
      {kind === "bug" &&
        PARTS.map(({ name, label, hint }) => (
          <TextArea
            key={name}
            label={label}
            name={name}
            hint={hint}
            required
            rows={3}
            maxLength={TICKET_LENGTHS.part}
            value={draft[name]}
            error={wrong(name)}
            onChange={(event) => set(name, event.currentTarget.value)}
          />
        ))}
      <p className="caption">
        Plain text only: attachments and pictures are not accepted. Never write a password or a code; nobody
        here asks for one. Answers come here and by mail.
      </p>
      <Button type="submit" tone="main" className="justify-self-start" busy={busy}>
        Send it
      </Button>
    </form>
  );
}

/** Opens a ticket. */
export function NewTicket() {
  return (
    <>
      <title>Write to the house · RNG-THING</title>
      <p className="caption mb-2">
        <Link to="/support" className="link">
          Support
        </Link>
      </p>
      <h1 className="display mb-6 text-4xl">Write to the house</h1>
      <SignInFirst what="Tickets belong to an account: sign in to write, and to read the answer.">
        <Form />
      </SignInFirst>
    </>
  );
}
