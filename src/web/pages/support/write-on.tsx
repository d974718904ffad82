import { type ReactNode, useState } from "react";
import { TICKET_LENGTHS } from "../../../base/support.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { Refused } from "./refused.tsx";

type Props = {
  readonly label: string;
  readonly verb: string;
  onSend(text: string): Promise<unknown>;
  /** What else can be done with the ticket. */
  readonly children?: ReactNode;
};

/** The line to write on in, for either side. What was not sent stays in it. */
export function WriteOn({ label, verb, onSend, children }: Props) {
  const { busy, fault, run } = useAction();
  const [text, setText] = useState("");
  const wrong = fault?.fields?.["text"];
  const send = async (): Promise<void> => {
    if (await run(() => onSend(text))) setText("");
  };
  return (
    <form
      className="grid max-w-2xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {fault && !wrong && <Refused fault={fault} />}
      <TextArea
        label={label}
        name="text"
        required
        maxLength={TICKET_LENGTHS.text}
        value={text}
        error={wrong}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="main" busy={busy} disabled={text.trim() === ""}>
          {verb}
        </Button>
        {children}
      </div>
    </form>
  );
}
