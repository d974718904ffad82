import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Grant } from "../../../contract/admin.ts";
import { call } from "../../api/call.ts";
import { usePlayer } from "../../api/queries.ts";
import { STAFF_KEY, useGrants } from "../../api/staff.ts";
import { useAction } from "../../api/use-action.ts";
import { Amount } from "../../ui/amount.tsx";
import { amountText } from "../../ui/amount-text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { momentText } from "../../ui/moment.ts";
import { More } from "../../ui/more.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast.ts";
import { useStepUp } from "../account/step-up.tsx";

const route = getRouteApi("/staff/grants");

const STATES = [
  { value: "", label: "All" },
  { value: "waiting", label: "Waiting" },
  { value: "paid", label: "Paid" },
  { value: "refused", label: "Refused" },
] as const;

type Asked = { readonly grant: Grant; readonly verb: "agree" | "refuse" };

/** The second pair of eyes. */
function Decide({ grant, verb, onClose }: Asked & { onClose(): void }) {
  const client = useQueryClient();
  const { busy, fault, run } = useAction();
  const { guard, dialog } = useStepUp();
  const pays = verb === "agree";
  const decide = async (): Promise<void> => {
    const went = await run(async () => {
      const params = { id: grant.id };
      await (pays ? guard(() => call("agreeGrant", { params })) : call("refuseGrant", { params }));
      await client.invalidateQueries({ queryKey: [STAFF_KEY] });
    });
    if (!went) return;
    toast({ title: pays ? "The grant is paid" : "The grant is refused" });
    onClose();
  };
  return (
    <Dialog open title={pays ? "Agree to this grant?" : "Refuse this grant?"} onClose={onClose}>
      <div className="grid gap-4">
        <p>
          <Amount minor={grant.amount} currency={grant.currency} /> for <b>{grant.username}</b>, asked for by{" "}
          {grant.askedBy}: {grant.reason}
        </p>
        {fault && <ErrorNote title={fault.title} detail={fault.detail} requestId={fault.requestId} />}
        <div className="flex flex-wrap gap-2">
          <Button tone={pays ? "main" : "danger"} busy={busy} onClick={() => void decide()}>
            {pays ? "Agree, and pay" : "Refuse"}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </div>
      {dialog}
    </Dialog>
  );
}

type RowProps = { readonly grant: Grant; readonly me: string | undefined; onAsk(verb: Asked["verb"]): void };

function Row({ grant, me, onAsk }: RowProps) {
  const { username, playerId, currency, amount, reason, state, askedBy, askedAt, decidedBy, decidedAt } =
    grant;
  const mine = askedBy === me;
  return (
    <li className="grant" data-state={state}>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          <Amount minor={amount} currency={currency} className="font-semibold" /> for{" "}
          <Link to="/staff/players/$player" params={{ player: playerId }} className="link">
            {username}
          </Link>
        </span>
        <span className="text-sm">{STATES.find(({ value }) => value === state)?.label}</span>
      </p>
      <p className="text-sm [overflow-wrap:anywhere]">{reason}</p>
      <p className="caption">
        Asked by {askedBy}, {momentText(askedAt, "minute")}
        {decidedBy && decidedAt && `; ${state} by ${decidedBy}, ${momentText(decidedAt, "minute")}`}
      </p>
      {state === "waiting" && (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          {mine ? (
            <span className="caption">Waits for another administrator.</span>
          ) : (
            <Button
              size="small"
              tone="main"
              aria-label={`Agree to ${amountText(amount)} for ${username}`}
              onClick={() => onAsk("agree")}
            >
              Agree
            </Button>
          )}
          <Button
            size="small"
            aria-label={`${mine ? "Take it back:" : "Refuse"} ${amountText(amount)} for ${username}`}
            onClick={() => onAsk("refuse")}
          >
            {mine ? "Take it back" : "Refuse"}
          </Button>
        </div>
      )}
    </li>
  );
}

function List({ state }: { readonly state: Grant["state"] | undefined }) {
  const me = usePlayer()?.username;
  const query = useGrants(state);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data, error, refetch, isFetching } = query;
  if (error && !data) return <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={6} height={2} />;
  const grants = data.pages.flatMap((page) => page.grants);
  if (grants.length === 0) {
    return <Empty title="No such grants">Play money is given on the page of a player.</Empty>;
  }
  return (
    <>
      <ul aria-label="Grants, newest first">
        {grants.map((grant) => (
          <Row key={grant.id} grant={grant} me={me} onAsk={(verb) => setAsked({ grant, verb })} />
        ))}
      </ul>
      <More query={query} what="Older grants" />
      {asked && <Decide {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

/** Play money from the staff: what was given, what waits for a second administrator. */
export function Grants() {
  const { state } = route.useSearch();
  const navigate = useNavigate();
  return (
    <div className="max-w-3xl">
      <h1 className="display mb-5 text-4xl">Grants</h1>
      <Segmented
        legend="State"
        className="mb-5"
        options={STATES}
        value={state ?? ""}
        onChange={(value) =>
          void navigate({ to: "/staff/grants", search: value === "" ? {} : { state: value }, replace: true })
        }
      />
      <List state={state} />
    </div>
  );
}
