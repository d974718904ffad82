import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PersonDetail } from "../../../contract/admin.ts";
import { usePlayer } from "../../api/queries.ts";
import { useStaffPlayer } from "../../api/staff.ts";
import { Amount } from "../../ui/amount.tsx";
import { Button } from "../../ui/button.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { momentText } from "../../ui/moment.ts";
import { Notice } from "../../ui/notice.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { isForGood } from "../play-safely/words.ts";
import { Ban, Give, Role, SignOut, Unban } from "./deeds.tsx";
import { LogList } from "./log-list.tsx";

const route = getRouteApi("/staff/players/$player");

const DEEDS = { ban: Ban, unban: Unban, "sign-out": SignOut, role: Role, give: Give } as const;
type DeedName = keyof typeof DEEDS;

const untilText = (until: string | null): string =>
  until === null || isForGood(until) ? "for good" : `until ${momentText(until, "minute")}`;

function Facts({ player, balances, sessions }: PersonDetail) {
  return (
    <dl className="person-facts">
      <dt>Id</dt>
      <dd className="figures text-sm">{player.id}</dd>
      <dt>Email</dt>
      <dd>
        {player.email}
        {!player.emailVerified && <span className="caption"> (not confirmed)</span>}
      </dd>
      <dt>Role</dt>
      <dd>{player.role}</dd>
      <dt>Second factor</dt>
      <dd>{player.twoFactor ? "on" : "off"}</dd>
      <dt>Here since</dt>
      <dd>{momentText(player.createdAt, "minute")}</dd>
      <dt>Sessions</dt>
      <dd className="figures">{sessions}</dd>
      <dt>Balances</dt>
      <dd>
        {balances ? (
          <>
            <Amount minor={balances.credits} currency="credits" />{" "}
            <Amount minor={balances.cash} currency="cash" />
          </>
        ) : (
          "never played"
        )}
      </dd>
    </dl>
  );
}

function Standing({ player, breakUntil, exclusionUntil }: PersonDetail) {
  return (
    <>
      {player.ban && (
        <Notice title={`Closed by the house ${untilText(player.ban.until)}`}>
          Reason: {player.ban.reason}
        </Notice>
      )}
      {exclusionUntil && (
        <Notice title={`Has excluded themselves from play ${untilText(exclusionUntil)}`}>
          Nobody can end it earlier.
        </Notice>
      )}
      {breakUntil && <Notice title={`Takes a break ${untilText(breakUntil)}`} />}
    </>
  );
}

function Deeds({ detail }: { readonly detail: PersonDetail }) {
  const [asked, setAsked] = useState<DeedName | null>(null);
  const Asked = asked && DEEDS[asked];
  const { player, sessions } = detail;
  return (
    <>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">What can be done to {player.username}</legend>
        {player.ban ? (
          <Button onClick={() => setAsked("unban")}>Open the account</Button>
        ) : (
          <Button tone="danger" onClick={() => setAsked("ban")}>
            Close the account
          </Button>
        )}
        <Button disabled={sessions === 0} onClick={() => setAsked("sign-out")}>
          Sign out
        </Button>
        <Button onClick={() => setAsked("role")}>Role</Button>
        <Button onClick={() => setAsked("give")}>Give play money</Button>
      </fieldset>
      {Asked && <Asked player={player} onClose={() => setAsked(null)} />}
    </>
  );
}

function Opened({ detail }: { readonly detail: PersonDetail }) {
  const me = usePlayer();
  const isAdmin = me?.role === "admin";
  const { player } = detail;
  return (
    <div className="grid max-w-3xl gap-6">
      <h1 className="display text-4xl [overflow-wrap:anywhere]">{player.username}</h1>
      <Standing {...detail} />
      <Facts {...detail} />
      {isAdmin && player.id !== me.id && <Deeds detail={detail} />}
      {isAdmin && (
        <section aria-label="What staff did here">
          <h2 className="display mb-4 text-xl">What staff did here</h2>
          <LogList target={player.id} />
        </section>
      )}
    </div>
  );
}

/** One player, and what administrators can do. */
export function PlayerPage() {
  const { player } = route.useParams();
  const { data, error, refetch, isFetching } = useStaffPlayer(player);
  return (
    <>
      <p className="caption mb-2">
        <Link to="/staff/players" className="link">
          Players
        </Link>
      </p>
      {error && !data && <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />}
      {!data && !error && <SkeletonRows rows={8} />}
      {data && <Opened detail={data} />}
    </>
  );
}
