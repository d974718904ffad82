import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../api/call.ts";
import { keepLimits } from "../../api/safety.ts";
import { useAction } from "../../api/use-action.ts";
import { amountText, parseAmount } from "../../ui/amount-text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { momentText } from "../../ui/moment.ts";
import { toast } from "../../ui/toast.ts";
import { type Kind, type Limit, limitName, limitText, type Span } from "./words.ts";

type Props = {
  readonly kind: Kind;
  readonly span: Span;
  readonly limit: Limit | undefined;
  onClose(): void;
};

const MINUTES = /^\d{1,5}$/;

/** What was typed: minor units or minutes; undefined for what is neither. */
const parse = (kind: Kind, text: string): number | undefined =>
  kind === "time" ? (MINUTES.test(text.trim()) ? Number(text.trim()) : undefined) : parseAmount(text);

const asTyped = (kind: Kind, limit: Limit | undefined): string =>
  limit ? (kind === "time" ? String(limit.amount) : amountText(limit.amount)) : "";

/** When a change would count, before it is made. */
function effectOf(limit: Limit | undefined, wanted: number | undefined): string {
  if (wanted === undefined || !limit) return "A new limit counts at once.";
  if (wanted === limit.amount) return limit.next ? "Keeps what is in force." : "This is what is in force.";
  return wanted < limit.amount
    ? "Tighter: counts at once."
    : "Looser: counts in 24 hours. Until then the limit in force stays.";
}

function Waiting({ kind, limit, busy, onKeep }: { kind: Kind; limit: Limit; busy: boolean; onKeep(): void }) {
  if (!limit.next) return null;
  return (
    <div className="notice">
      <p className="flex-1">
        From {momentText(limit.next.at, "minute")}:{" "}
        <span className="figures">{limitText(kind, limit.next.amount)}</span>
      </p>
      <Button size="small" busy={busy} onClick={onKeep}>
        Keep {limitText(kind, limit.amount)}
      </Button>
    </div>
  );
}

/** Sets, changes or takes away one limit. */
export function LimitDialog({ kind, span, limit, onClose }: Props) {
  const client = useQueryClient();
  const { busy, fault, run } = useAction();
  const [text, setText] = useState(asTyped(kind, limit));
  const wanted = parse(kind, text);
  const name = limitName(kind, span);
  const put = async (amount: number | null): Promise<void> => {
    const went = await run(async () => {
      keepLimits(client, await call("putLimits", { body: { limits: [{ kind, span, amount }] } }));
    });
    if (!went) return;
    toast({
      title: `${name}: ${limit && (amount === null || amount > limit.amount) ? "changes in 24 hours" : "set"}`,
    });
    onClose();
  };
  return (
    <Dialog open title={name} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== undefined) void put(wanted);
        }}
      >
        {fault && <ErrorNote title={fault.title} detail={fault.detail} requestId={fault.requestId} />}
        {limit && <Waiting kind={kind} limit={limit} busy={busy} onKeep={() => void put(limit.amount)} />}
        <Field
          label={kind === "time" ? "Minutes at most" : "Credits at most"}
          name="limit"
          inputMode={kind === "time" ? "numeric" : "decimal"}
          autoComplete="off"
          required
          value={text}
          error={text !== "" && wanted === undefined ? "Write a number, for example 50." : undefined}
          hint={effectOf(limit, wanted)}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="main" busy={busy} disabled={wanted === undefined}>
            {limit ? "Change the limit" : "Set the limit"}
          </Button>
          {limit && limit.next?.amount !== null && (
            <Button busy={busy} onClick={() => void put(null)}>
              Take it away in 24 hours
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
