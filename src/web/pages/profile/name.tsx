import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Profile } from "../../../contract/me.ts";
import { call } from "../../api/call.ts";
import { profileQuery } from "../../api/profile.ts";
import { sessionQuery } from "../../api/queries.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { dayText } from "../../ui/moment.ts";
import { toast } from "../../ui/toast.ts";
import { Section } from "./section.tsx";

/** The name that others see. */
export function Name({ profile }: { readonly profile: Profile }) {
  const client = useQueryClient();
  const { busy, fault, run } = useAction();
  const [name, setName] = useState(profile.username);
  const renameAt = new Date(profile.renameAt);
  const about = fault?.fields?.["username"];
  const save = async (): Promise<void> => {
    const went = await run(async () => {
      client.setQueryData(profileQuery.queryKey, await call("patchMe", { body: { username: name } }));
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    });
    if (went) toast({ title: `You are ${name} now` });
  };
  return (
    <Section title="Name">
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {fault && !about && <ErrorNote title={fault.title} detail={fault.detail} />}
        <Field
          label="Username"
          name="username"
          autoComplete="username"
          spellCheck={false}
          required
          maxLength={20}
          hint={
            renameAt > new Date()
              ? `Another name can be had from ${dayText(renameAt)} on; other capitals at any time.`
              : "Can be changed once in 30 days."
          }
          error={about}
          value={name}
          onChange={(event) => setName(event.currentTarget.value.trim())}
        />
        <Button type="submit" className="justify-self-start" busy={busy} disabled={name === profile.username}>
          Save the name
        </Button>
      </form>
    </Section>
  );
}
