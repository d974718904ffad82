import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Output } from "../../contract/endpoints.ts";
import { call } from "../api/call.ts";
import { usePlayer, useWallet } from "../api/queries.ts";
import { keepLimits, useLimits } from "../api/safety.ts";
import { useAction } from "../api/use-action.ts";
import { Standing } from "../pages/play-safely/now.tsx";
import { useSessionClock } from "../shell/session-clock.ts";
import { Amount } from "../ui/amount.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { momentText } from "../ui/moment.ts";
import "./standing-gate.css";

type Limits = Output<"getLimits">;

function Figures({ limits, player }: { readonly limits: Limits; readonly player: string }) {
  const { data: wallet } = useWallet();
  const clock = useSessionClock(player);
  const { spell } = limits;
  return (
    <dl className="reality-figures">
      {spell && (
        <>
          <div>
            <dt>Playing since</dt>
            <dd className="figures">{momentText(spell.since, "minute").split(", ").at(-1)}</dd>
          </div>
          <div>
            <dt>Staked since then</dt>
            <dd>
              <Amount minor={spell.staked} />
            </dd>
          </div>
          <div>
            <dt>Net since then</dt>
            <dd>
              <Amount minor={spell.net} change />
            </dd>
          </div>
        </>
      )}
      <div>
        <dt>This session</dt>
        <dd className="figures">{clock}</dd>
      </div>
      {wallet && (
        <div>
          <dt>Net today</dt>
          <dd>
            <Amount minor={wallet.today.net} change />
          </dd>
        </div>
      )}
    </dl>
  );
}

type CheckProps = { readonly limits: Limits; readonly player: string; onLater(): void };

/** The clock, the net position, and a choice without a slant. Bets wait for the answer at the house itself. */
function Check({ limits, player, onLater }: CheckProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { busy, fault, run } = useAction();
  const goOn = (): void => void run(async () => keepLimits(client, await call("checkReality", {})));
  return (
    <Dialog open title="A look at the clock" onClose={onLater}>
      <div className="grid gap-4">
        <p className="prose-width">
          You asked to be stopped after every {limits.realityCheck.everyMinutes} minutes of play. This is
          where you stand.
        </p>
        <Figures limits={limits} player={player} />
        {fault && <ErrorNote title={fault.title} detail={fault.detail} />}
        <div className="grid grid-cols-2 gap-2">
          <Button size="large" onClick={() => void navigate({ to: "/play-safely" })}>
            Stop here
          </Button>
          <Button size="large" busy={busy} onClick={goOn}>
            Go on
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Above a game: what stands in the way of play, and the reality check when it is due. */
export function StandingGate() {
  const player = usePlayer();
  const { data, dataUpdatedAt } = useLimits();
  const [laterAt, setLaterAt] = useState(0);
  if (!data || !player) return null;
  const stopped = data.exclusionUntil !== null || data.breakUntil !== null;
  return (
    <>
      {stopped && (
        <div className="mb-4">
          <Standing limits={data} />
        </div>
      )}
      {data.realityCheck.due && !stopped && laterAt !== dataUpdatedAt && (
        <Check limits={data} player={player.id} onLater={() => setLaterAt(dataUpdatedAt)} />
      )}
    </>
  );
}
