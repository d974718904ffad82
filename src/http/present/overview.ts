import type { Output } from "../../contract/endpoints.ts";
import type { Overview as Shown } from "../../contract/overview.ts";
import type { Overview } from "../../services/overview.ts";

type Looked = Awaited<ReturnType<Overview["look"]>>;
type Proved = Awaited<ReturnType<Overview["proveLog"]>>;

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;

export const presentOverview = (looked: Looked): Shown => ({
  health: looked.health,
  books: {
    proofs: looked.proofs.map(({ name, ok, checked, provedAt }) => ({
      name,
      ok,
      checked: Number(checked),
      provedAt: provedAt.toISOString(),
    })),
    block: looked.head
      ? { number: Number(looked.head.number), sealedAt: looked.head.sealedAt.toISOString() }
      : null,
  },
  gamesOff: looked.gamesOff.map(({ game, reason, since }) => ({ game, reason, since: iso(since) })),
  jobs: looked.runs.map(({ job, succeededAt, failedAt, failure }) => ({
    job,
    succeededAt: iso(succeededAt),
    failedAt: iso(failedAt),
    failure,
  })),
  waiting: { tickets: Number(looked.waiting.tickets), grants: Number(looked.waiting.grants) },
});

/** A difference as the audit tells it: the entry, and what is wrong with it. */
export const presentLogProof = ({ checked, difference, at }: Proved): Output<"proveAdminLog"> => ({
  checked: Number(checked),
  fault: difference ? { entry: Number(difference["entry"]), what: String(difference["fault"]) } : null,
  at: at.toISOString(),
});
