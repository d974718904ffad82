import type { Me } from "../../../contract/session.ts";
import { useWallet } from "../../api/queries.ts";
import { useSessionClock } from "../../shell/session-clock.ts";
import { Amount } from "../../ui/amount.tsx";
import { momentText } from "../../ui/moment.ts";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { isForGood, type Limits } from "./words.ts";

/** What stands in the way of play now, if anything does. */
export function Standing({ limits }: { readonly limits: Limits }) {
  const { exclusionUntil, breakUntil } = limits;
  if (exclusionUntil) {
    return (
      <Notice
        title={
          isForGood(exclusionUntil)
            ? "You have excluded yourself from play for good"
            : `You have excluded yourself from play until ${momentText(exclusionUntil, "minute")}`
        }
      >
        Nobody can end it earlier. Reading, export and deletion of your data stay open to you.
      </Notice>
    );
  }
  if (breakUntil) {
    return (
      <Notice title={`You are taking a break until ${momentText(breakUntil, "minute")}`}>
        No bets until then; it ends by itself.
      </Notice>
    );
  }
  return null;
}

/** The clock and the net position: of this sitting, and of today. */
export function Now({ limits, player }: { readonly limits: Limits; readonly player: Me }) {
  const clock = useSessionClock(player.id);
  const { data: wallet } = useWallet();
  const { spell } = limits;
  return (
    <dl className="safety-facts large">
      <div>
        <dt>This session</dt>
        <dd className="figures">
          {clock}
          <small>hours and minutes since you sat down</small>
        </dd>
      </div>
      <div>
        <dt>Played without a pause</dt>
        <dd className="figures">
          {spell ? `since ${momentText(spell.since, "minute").split(", ").at(-1)}` : "–"}
          <small>a pause is a quarter of an hour</small>
        </dd>
      </div>
      <div>
        <dt>Net of that play</dt>
        <dd>
          {spell ? <Amount minor={spell.net} change /> : "–"}
          {spell && (
            <small>
              <Amount minor={spell.staked} /> staked
            </small>
          )}
        </dd>
      </div>
      <div>
        <dt>Net today</dt>
        <dd>
          {wallet ? <Amount minor={wallet.today.net} change /> : <Skeleton width={5} />}
          {wallet && (
            <small>
              <Amount minor={wallet.today.staked} /> staked since 00:00 UTC
            </small>
          )}
        </dd>
      </div>
    </dl>
  );
}
