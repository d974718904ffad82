import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { openSessionsQuery } from "../../api/profile.ts";
import { sessionQuery } from "../../api/queries.ts";
import { changePassword } from "../../api/second-factor.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { toast } from "../../ui/toast.ts";
import { PasswordField } from "../account/password-field.tsx";
import { Section } from "../profile/section.tsx";

/** A new password ends every other session. */
export function Password() {
  const client = useQueryClient();
  const { busy, fault, run } = useAction();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const about = fault?.fields?.["newPassword"];
  const change = async (): Promise<void> => {
    if (!(await run(() => changePassword(current, next)))) return;
    setCurrent("");
    setNext("");
    toast({ title: "Your password is changed", detail: "Other sessions have been ended." });
    await client.invalidateQueries({ queryKey: openSessionsQuery.queryKey });
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  return (
    <Section title="Password">
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        {fault && !about && <ErrorNote title={fault.title} detail={fault.detail} />}
        <PasswordField
          label="Current password"
          name="current-password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
        <PasswordField
          label="New password"
          name="new-password"
          autoComplete="new-password"
          hint="At least 8 characters. A few unrelated words are good."
          error={about}
          value={next}
          onChange={setNext}
        />
        <Button type="submit" className="justify-self-start" busy={busy}>
          Change the password
        </Button>
      </form>
    </Section>
  );
}
