import { Link, Navigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Overview as House } from "../../../contract/overview.ts";
import { usePlayer } from "../../api/queries.ts";
import { useOverview } from "../../api/staff.ts";
import { gameName } from "../../fairness/game-name.ts";
import { FaultNote } from "../../ui/fault-note.tsx";
import { momentText } from "../../ui/moment.ts";
import { Notice } from "../../ui/notice.tsx";
import { Seal } from "../../ui/seal.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { Mark } from "./mark.tsx";

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="display text-xl">{title}</h2>
      {children}
    </section>
  );
}

function Health({ health }: { readonly health: House["health"] }) {
  const { ready, database, migrations, redis } = health;
  return (
    <Card title="Health">
      <ul className="staff-lines">
        <li>
          <span>This process</span>
          <Mark good={ready}>{ready ? "serves" : "cannot serve"}</Mark>
        </li>
        <li>
          <span>Database</span>
          <Mark good={database === "up"}>{database}</Mark>
        </li>
        <li>
          <span>Migrations</span>
          <Mark good={migrations === "done"}>{migrations}</Mark>
        </li>
        <li>
          <span>Redis</span>
          <Mark good={redis === "none" ? null : redis === "up"}>{redis === "none" ? "not set" : redis}</Mark>
        </li>
      </ul>
    </Card>
  );
}

function Books({ books }: { readonly books: House["books"] }) {
  const { proofs, block } = books;
  const bad = proofs.filter(({ ok }) => !ok);
  const last = proofs
    .map(({ provedAt }) => provedAt)
    .sort()
    .at(-1);
  const state = proofs.length === 0 ? "sealed" : bad.length === 0 ? "verified" : "broken";
  return (
    <Card title="Books">
      <div className="flex items-center gap-4 py-2">
        <Seal state={state} size={48} />
        <p>
          {proofs.length === 0
            ? "Not audited yet: the audit runs every night at 03:40 UTC."
            : bad.length === 0
              ? `All ${proofs.length} proofs held.`
              : `${bad.length} of ${proofs.length} proofs did not hold.`}
          {last && <span className="caption block">Last audit {momentText(last, "minute")}</span>}
          <span className="caption block">
            {block
              ? `Block ${block.number} sealed ${momentText(block.sealedAt, "minute")}`
              : "No block is sealed yet."}
          </span>
        </p>
      </div>
      <ul className="staff-lines text-sm">
        {proofs.map(({ name, ok, checked }) => (
          <li key={name}>
            <span>{name}</span>
            <Mark good={ok}>
              <span className="figures">{checked.toLocaleString("en")}</span>
            </Mark>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function GamesOff({ games }: { readonly games: House["gamesOff"] }) {
  return (
    <Card title="Games switched off">
      {games.length === 0 ? (
        <p className="py-2">None: every game is on.</p>
      ) : (
        <ul className="grid gap-2">
          {games.map(({ game, reason, since }) => (
            <li key={game}>
              <Notice title={gameName(game)}>
                {reason ? `The fairness watch: ${reason}` : "By an operator."}
                {since && ` Since ${momentText(since, "minute")}.`}
              </Notice>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Waiting({ waiting }: { readonly waiting: House["waiting"] }) {
  return (
    <Card title="Waiting for you">
      <ul className="staff-lines">
        <li>
          <Link to="/staff/tickets" search={{ state: "open" }} className="link">
            Tickets
          </Link>
          <span className="figures">{waiting.tickets}</span>
        </li>
        <li>
          <Link to="/staff/grants" search={{ state: "waiting" }} className="link">
            Grants for a second administrator
          </Link>
          <span className="figures">{waiting.grants}</span>
        </li>
      </ul>
    </Card>
  );
}

/** The run that counts is the last one. */
function Jobs({ jobs }: { readonly jobs: House["jobs"] }) {
  return (
    <Card title="Jobs">
      {jobs.length === 0 && <p className="py-2">No job has run yet.</p>}
      <ul className="staff-lines text-sm">
        {jobs.map(({ job, succeededAt, failedAt, failure }) => {
          const failed = failedAt !== null && (succeededAt === null || failedAt > succeededAt);
          return (
            <li key={job}>
              <span>
                {job}
                {failed && failure && <span className="caption block">{failure}</span>}
              </span>
              <Mark good={!failed}>{momentText((failed ? failedAt : succeededAt) ?? "", "minute")}</Mark>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** The house at a glance. */
export function Overview() {
  const player = usePlayer();
  const isAdmin = player?.role === "admin";
  const { data, error, refetch, isFetching } = useOverview(isAdmin);
  if (player && !isAdmin) return <Navigate to="/staff/tickets" replace />;
  return (
    <>
      <h1 className="display mb-6 text-4xl">The house</h1>
      {error && !data && <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />}
      {!data && !error && <SkeletonRows rows={10} />}
      {data && (
        <div className="staff-cards">
          <Waiting waiting={data.waiting} />
          <GamesOff games={data.gamesOff} />
          <Health health={data.health} />
          <Books books={data.books} />
          <Jobs jobs={data.jobs} />
        </div>
      )}
    </>
  );
}
