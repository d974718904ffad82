import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Profile } from "../../../contract/me.ts";
import { addPasskey, hasPasskeys, removePasskey } from "../../api/passkeys.ts";
import { profileQuery } from "../../api/profile.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { dayText } from "../../ui/moment.ts";
import { useStepUp } from "../account/step-up.tsx";
import { Section } from "../profile/section.tsx";

/** Keys in a device that sign in without a password. */
export function Passkeys({ passkeys }: { readonly passkeys: Profile["passkeys"] }) {
  const client = useQueryClient();
  const { busy, fault, run } = useAction();
  const { guard, dialog } = useStepUp();
  const [name, setName] = useState("");
  const act = (work: () => Promise<unknown>): Promise<boolean> =>
    run(async () => {
      await guard(work);
      await client.invalidateQueries({ queryKey: profileQuery.queryKey });
    });
  return (
    <Section title="Passkeys">
      <p className="prose-width">
        A passkey stays in your device and opens the account with your finger, face or PIN. It stands for
        password and second factor together.
      </p>
      {fault && <ErrorNote title={fault.title} detail={fault.detail} />}
      {passkeys.length > 0 && (
        <ul className="w-full" aria-label="Your passkeys">
          {passkeys.map(({ id, name: given, createdAt }) => (
            <li key={id} className="open-session">
              <span>
                {given ?? "Passkey"}{" "}
                <span className="caption">{createdAt && `since ${dayText(new Date(createdAt))}`}</span>
              </span>
              <Button size="small" busy={busy} onClick={() => void act(() => removePasskey(id))}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {hasPasskeys() ? (
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void act(() => addPasskey(name)).then((went) => went && setName(""));
          }}
        >
          <Field
            label="Name of the device"
            name="passkey"
            maxLength={40}
            required
            placeholder="My phone"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" className="justify-self-start" busy={busy}>
            Add a passkey
          </Button>
        </form>
      ) : (
        <p className="caption">This browser has no passkeys.</p>
      )}
      {dialog}
    </Section>
  );
}
