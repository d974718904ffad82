import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { signUp } from "../../api/accounts.ts";
import { useSession } from "../../api/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { Agreement } from "./agreement.tsx";
import { BirthDate } from "./birth-date.tsx";
import { BLANK, birthDateOf, type Draft, type Mistakes, mistakesIn } from "./new-account.ts";
import { PasswordField } from "./password-field.tsx";
import { SendAgain } from "./send-again.tsx";
import { useEntry } from "./use-entry.ts";

const route = getRouteApi("/sign-up");

type FieldsProps = {
  readonly draft: Draft;
  readonly mistakes: Mistakes;
  readonly ageMin: number | undefined;
  onChange(change: Partial<Draft>): void;
};

function Fields({ draft, mistakes, ageMin, onChange }: FieldsProps) {
  return (
    <>
      <Field
        label="Username"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        hint="3 to 20 letters, digits and underscores. Others see it."
        error={mistakes.username}
        value={draft.username}
        onChange={(event) => onChange({ username: event.currentTarget.value.trim() })}
      />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        required
        error={mistakes.email}
        value={draft.email}
        onChange={(event) => onChange({ email: event.currentTarget.value.trim() })}
      />
      <PasswordField
        autoComplete="new-password"
        hint="At least 8 characters. A few unrelated words are good."
        error={mistakes.password}
        value={draft.password}
        onChange={(password) => onChange({ password })}
      />
      <BirthDate draft={draft} ageMin={ageMin} error={mistakes.birthDate} onChange={onChange} />
      <Agreement checked={draft.agreed} error={mistakes.agreed} onChange={(agreed) => onChange({ agreed })} />
    </>
  );
}

/** What each mistake is about: as long as that stays as it was refused, so does the refusal. */
const ABOUT: Readonly<Record<keyof Mistakes, readonly (keyof Draft)[]>> = {
  username: ["username"],
  email: ["email"],
  password: ["password"],
  birthDate: ["day", "month", "year"],
  agreed: ["agreed"],
};

/** The form's state, and what stands in its way, field by field: by its own lights and by the house's. */
function useDraft(refused: Mistakes | undefined) {
  const [draft, setDraft] = useState(BLANK);
  const [sent, setSent] = useState<Draft | undefined>();
  const own = mistakesIn(draft);
  const isAsSent = (field: keyof Mistakes): boolean =>
    ABOUT[field].every((name) => draft[name] === sent?.[name]);
  const still = (Object.keys(ABOUT) as (keyof Mistakes)[]).filter(
    (field) => refused?.[field] && isAsSent(field),
  );
  const theirs: Mistakes = Object.fromEntries(still.map((field) => [field, refused?.[field]]));
  return {
    draft,
    isWhole: Object.keys(own).length === 0,
    mistakes: sent ? { ...theirs, ...own } : {},
    change: (change: Partial<Draft>): void => setDraft({ ...draft, ...change }),
    send: (): void => setSent(draft),
  };
}

function Sent({ email }: { readonly email: string }) {
  return (
    <>
      <Empty title="Look into your mail">
        We have written to {email}. Open the link in the letter, then sign in. It can take a few minutes.
      </Empty>
      <SendAgain known={email} />
    </>
  );
}

export function SignUp() {
  const { next } = route.useSearch();
  const legal = useSession().data?.legal;
  const { busy, fault, enter } = useEntry(next);
  const { draft, isWhole, mistakes, change, send } = useDraft(fault?.fields);
  const [written, setWritten] = useState(false);
  const submit = async (): Promise<void> => {
    send();
    const birthDate = birthDateOf(draft);
    if (!isWhole || !birthDate || !legal) return;
    const { username, email, password } = draft;
    const accepted = { terms: legal.terms, privacy: legal.privacy };
    await enter(async () => {
      const way = await signUp({ username, email, password, birthDate, accepted });
      setWritten(way === "confirm");
      return way === "in";
    });
  };
  return (
    <AccountFrame
      title="Create an account"
      other={
        <>
          You have one?{" "}
          <Link to="/sign-in" search={next ? { next } : {}} className="link">
            Sign in
          </Link>
        </>
      }
    >
      {written ? (
        <Sent email={draft.email} />
      ) : (
        <>
          <p>
            You start with 500.00 credits and $1,000.00 of play cash. They are worth nothing outside this
            house, and stay that way.
          </p>
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            {fault && <ErrorNote title={fault.title} requestId={fault.requestId} />}
            <Fields draft={draft} mistakes={mistakes} ageMin={legal?.ageMin} onChange={change} />
            <Button type="submit" tone="main" size="large" busy={busy}>
              Create the account
            </Button>
          </form>
        </>
      )}
    </AccountFrame>
  );
}
