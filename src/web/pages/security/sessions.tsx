import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { OpenSession } from "../../../contract/me.ts";
import { call } from "../../api/call.ts";
import { forgetToken } from "../../api/csrf.ts";
import { faultOf } from "../../api/fault.ts";
import { openSessionsQuery, useOpenSessions } from "../../api/profile.ts";
import { changePlayer } from "../../api/queries.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { momentText } from "../../ui/moment.ts";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { Section } from "../profile/section.tsx";

function Row({ session, onEnd }: { readonly session: OpenSession; onEnd(): void }) {
  const { device, address, lastSeenAt, current } = session;
  return (
    <li className="open-session">
      <span>
        {device} {current && <strong>(here)</strong>}
        <span className="caption block">
          {address || "address unknown"}, place unknown, last used {momentText(lastSeenAt)}
        </span>
      </span>
      {!current && (
        <Button size="small" aria-label={`End the session on ${device}`} onClick={onEnd}>
          End
        </Button>
      )}
    </li>
  );
}

/** Where one is signed in, and the ways out. */
export function Sessions() {
  const { data, error } = useOpenSessions();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { busy, fault, run } = useAction();
  const shown = fault ?? (error && !data ? faultOf(error) : null);
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: openSessionsQuery.queryKey });
  const leaveEverywhere = (): void =>
    void run(async () => {
      await call("endSessions", {});
      forgetToken();
      await changePlayer(client);
      await navigate({ to: "/" });
    });
  return (
    <Section title="Where you are signed in">
      {shown && <ErrorNote title={shown.title} detail={shown.detail} />}
      {data ? (
        <ul className="w-full" aria-label="Sessions">
          {data.sessions.map((session) => (
            <Row
              key={session.id}
              session={session}
              onEnd={() => void run(() => call("endSession", { params: { id: session.id } }).then(refresh))}
            />
          ))}
        </ul>
      ) : (
        <SkeletonRows rows={2} />
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          busy={busy}
          onClick={() => void run(() => call("endSessions", { query: { keep: "current" } }).then(refresh))}
        >
          End all others
        </Button>
        <Button tone="danger" busy={busy} onClick={leaveEverywhere}>
          Sign out everywhere
        </Button>
      </div>
    </Section>
  );
}
