import { Gauge, type Registry } from "prom-client";
import { type Clock, SECOND_MS } from "../../base/time.ts";
import type { Continuity } from "../../db/continuity.ts";

type Run = {
  readonly job: string;
  readonly succeededAt: Date | null;
  readonly failedAt: Date | null;
  readonly tookMs: bigint;
  readonly runs: bigint;
  readonly failures: bigint;
};
type Proof = { readonly name: string; readonly ok: boolean; readonly provedAt: Date };
type Watched = {
  readonly game: string;
  readonly rulesId: string;
  readonly rounds: bigint;
  readonly evidence: number;
  readonly threshold: number;
  readonly trippedAt: Date | null;
};
/** What a game took and paid since yesterday, and what its odds say it should have paid; undefined for games with choices. */
type GameReturn = {
  readonly game: string;
  readonly staked: bigint;
  readonly returned: bigint;
  readonly expected: number | undefined;
};

/** What is true of the whole house, whichever process says it: read from the database. */
export type HouseFigures = {
  readonly runs: readonly Run[];
  /** The jobs that this process knows of, and since when they should have run. */
  readonly awaited: { readonly jobs: readonly string[]; readonly since: Date };
  readonly proofs: readonly Proof[];
  readonly watches: readonly Watched[];
  readonly returns: readonly GameReturn[];
  readonly head: { readonly number: bigint; readonly sealedAt: Date } | undefined;
  /** Undefined: an embedded database. */
  readonly continuity: Continuity | undefined;
};

/** However often and by however many it is asked, the database is asked no oftener than this. */
const FRESH_MS = 10 * SECOND_MS;

/** Remembers an answer for a while; undefined when it cannot be had. */
function remembered<T>(read: () => Promise<T>, clock: Clock, onFault: (error: unknown) => void) {
  let answer: Promise<T | undefined> | undefined;
  let askedMs = Number.NEGATIVE_INFINITY;
  return (): Promise<T | undefined> => {
    if (!answer || clock() - askedMs >= FRESH_MS) {
      askedMs = clock();
      answer = read().catch((error: unknown) => {
        onFault(error);
        return undefined;
      });
    }
    return answer;
  };
}

const seconds = (moment: Date): number => moment.getTime() / 1_000;

type Value = readonly [labels: Readonly<Record<string, string>>, value: number];
type HouseGauge = {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly values: (figures: HouseFigures) => readonly Value[];
};

const rulesOf = ({ game, rulesId }: Watched) => ({ game, rules: rulesId.slice(0, 12) });

/** Of one value without labels; undefined says nothing. */
const only = (value: number | undefined): readonly Value[] => (value === undefined ? [] : [[{}, value]]);

const CONTINUITY_GAUGES: readonly HouseGauge[] = [
  {
    name: "wal_archive_failing",
    help: "1 when the newest try to archive the database's log failed; absent without archive_mode",
    labels: [],
    values: ({ continuity }) => only(continuity?.archive && Number(continuity.archive.failing)),
  },
  {
    name: "wal_archive_last_timestamp_seconds",
    help: "When a piece of the database's log was last archived; absent without archive_mode",
    labels: [],
    values: ({ continuity }) => only(continuity?.archive && seconds(continuity.archive.lastAt)),
  },
  {
    name: "standbys_connected",
    help: "Servers that follow the database",
    labels: [],
    values: ({ continuity }) => only(continuity?.standbys.connected),
  },
  {
    name: "standbys_missing",
    help: "Servers that should follow the database and do not",
    labels: [],
    values: ({ continuity }) => only(continuity?.standbys.missing),
  },
  {
    name: "standby_lag_bytes",
    help: "Log that the standby furthest behind has not replayed; absent when nobody may see it (pg_monitor)",
    labels: [],
    values: ({ continuity }) => only(continuity?.standbys.lagBytes),
  },
];

const GAUGES: readonly HouseGauge[] = [
  {
    name: "job_awaited_since_timestamp_seconds",
    help: "Since when a job of this house should have run: its founding",
    labels: ["job"],
    values: ({ awaited }) => awaited.jobs.map((job): Value => [{ job }, seconds(awaited.since)]),
  },
  {
    name: "job_last_success_timestamp_seconds",
    help: "When a job last ended well",
    labels: ["job"],
    values: ({ runs }) =>
      runs.flatMap(({ job, succeededAt }): Value[] => (succeededAt ? [[{ job }, seconds(succeededAt)]] : [])),
  },
  {
    name: "job_last_failure_timestamp_seconds",
    help: "When a job last failed",
    labels: ["job"],
    values: ({ runs }) =>
      runs.flatMap(({ job, failedAt }): Value[] => (failedAt ? [[{ job }, seconds(failedAt)]] : [])),
  },
  {
    name: "job_last_duration_seconds",
    help: "How long a job's last run took",
    labels: ["job"],
    values: ({ runs }) => runs.map(({ job, tookMs }): Value => [{ job }, Number(tookMs) / 1_000]),
  },
  {
    name: "job_runs",
    help: "Runs of a job since the house was founded",
    labels: ["job", "result"],
    values: ({ runs }) =>
      runs.flatMap(({ job, runs: all, failures }): Value[] => [
        [{ job, result: "done" }, Number(all - failures)],
        [{ job, result: "failed" }, Number(failures)],
      ]),
  },
  {
    name: "ledger_proof_ok",
    help: "1 when a proof of the ledger held, 0 when not",
    labels: ["proof"],
    values: ({ proofs }) => proofs.map(({ name, ok }): Value => [{ proof: name }, ok ? 1 : 0]),
  },
  {
    name: "ledger_proof_timestamp_seconds",
    help: "When a proof of the ledger was last done",
    labels: ["proof"],
    values: ({ proofs }) => proofs.map(({ name, provedAt }): Value => [{ proof: name }, seconds(provedAt)]),
  },
  {
    name: "ledger_sealed_block",
    help: "Number of the newest sealed block",
    labels: [],
    values: ({ head }) => only(head && Number(head.number)),
  },
  {
    name: "ledger_sealed_timestamp_seconds",
    help: "When the newest block was sealed",
    labels: [],
    values: ({ head }) => only(head && seconds(head.sealedAt)),
  },
  {
    name: "fairness_watch_rounds",
    help: "Rounds that were played again and compared",
    labels: ["game", "rules"],
    values: ({ watches }) => watches.map((watch): Value => [rulesOf(watch), Number(watch.rounds)]),
  },
  {
    name: "fairness_evidence_log",
    help: "Natural logarithm of the e-value against the published odds",
    labels: ["game", "rules"],
    values: ({ watches }) => watches.map((watch): Value => [rulesOf(watch), watch.evidence]),
  },
  {
    name: "fairness_threshold_log",
    help: "Natural logarithm of the e-value that switches the game off",
    labels: ["game", "rules"],
    values: ({ watches }) => watches.map((watch): Value => [rulesOf(watch), watch.threshold]),
  },
  {
    name: "fairness_tripped",
    help: "1 when the watch has switched the game off",
    labels: ["game", "rules"],
    values: ({ watches }) => watches.map((watch): Value => [rulesOf(watch), watch.trippedAt ? 1 : 0]),
  },
  {
    name: "game_return_realised",
    help: "Payouts over stakes of sealed rounds since yesterday 00:00 UTC",
    labels: ["game"],
    values: ({ returns }) =>
      returns.flatMap(({ game, staked, returned }): Value[] =>
        staked > 0n ? [[{ game }, Number(returned) / Number(staked)]] : [],
      ),
  },
  {
    name: "game_return_theoretical",
    help: "Exact return of the bets that were watched; games with choices have none of their own",
    labels: ["game"],
    values: ({ returns }) =>
      returns.flatMap(({ game, expected }): Value[] =>
        expected === undefined ? [] : [[{ game }, expected]],
      ),
  },
];

/**
 * Gauges of the whole house. Every process says the same, so their aggregate is the largest, not the sum. While the
 * database cannot be asked they are left out rather than shown as they were.
 */
export function createHouseMetrics(
  registers: Registry[],
  read: () => Promise<HouseFigures>,
  clock: Clock,
  onFault: (error: unknown) => void,
): void {
  const figures = remembered(read, clock, onFault);
  for (const { name, help, labels, values } of [...GAUGES, ...CONTINUITY_GAUGES]) {
    new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers,
      aggregator: "max",
      async collect() {
        this.reset();
        // A gauge without labels would say 0 now, which is a figure too.
        if (labels.length === 0) this.remove();
        const now = await figures();
        for (const [at, value] of now ? values(now) : []) this.set(at, value);
      },
    });
  }
}
