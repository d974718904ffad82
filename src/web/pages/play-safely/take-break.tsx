import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { BREAK_HOURS } from "../../../base/limits.ts";
import { call } from "../../api/call.ts";
import { keepLimits } from "../../api/safety.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { momentText } from "../../ui/moment.ts";
import { Select } from "../../ui/select.tsx";
import { Section } from "../profile/section.tsx";
import { hoursText, type Limits } from "./words.ts";

type Hours = (typeof BREAK_HOURS)[number];
const HOUR_MS = 3_600_000;

function Confirm({ hours, onClose }: { readonly hours: Hours; onClose(): void }) {
  const client = useQueryClient();
  const { busy, fault, run } = useAction();
  const [until] = useState(() => new Date(Date.now() + hours * HOUR_MS).toISOString());
  const take = async (): Promise<void> => {
    const went = await run(async () => keepLimits(client, await call("takeBreak", { body: { hours } })));
    if (went) onClose();
  };
  return (
    <Dialog open title={`A break of ${hoursText(hours)}`} onClose={onClose}>
      <div className="grid gap-4">
        <p className="prose-width">
          No bets until {momentText(until, "minute")}. It ends by itself and cannot be ended earlier.
          Everything else stays open to you; a hand that is under way may be finished.
        </p>
        {fault && <ErrorNote title={fault.title} detail={fault.detail} />}
        <div className="flex flex-wrap gap-2">
          <Button tone="main" busy={busy} onClick={() => void take()}>
            Begin the break
          </Button>
          <Button tone="quiet" onClick={onClose}>
            Not now
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** No play for some hours. */
export function TakeBreak({ until }: { readonly until: Limits["breakUntil"] }) {
  const [hours, setHours] = useState<Hours>(24);
  const [asks, setAsks] = useState(false);
  return (
    <Section title="Take a break" about="An hour to six weeks without play. It cannot be ended early.">
      {until && (
        <p role="status">
          You are taking a break until <strong>{momentText(until, "minute")}</strong>. A longer one may follow
          it.
        </p>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label="For"
          className="w-44"
          value={`${hours}`}
          options={BREAK_HOURS.map((one) => ({ value: `${one}` as const, label: hoursText(one) }))}
          onChange={(value) => setHours(Number(value) as Hours)}
        />
        <Button onClick={() => setAsks(true)}>Take a break</Button>
      </div>
      {asks && <Confirm hours={hours} onClose={() => setAsks(false)} />}
    </Section>
  );
}
