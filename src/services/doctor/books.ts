import { type Clock, DAY_MS, MINUTE_MS } from "../../base/time.ts";
import type { Database } from "../../db/database.ts";
import { unhurried, withTx } from "../../db/tx.ts";
import { faultOfHead } from "../../ledger/audit.ts";
import { countHomeless, missingMonths } from "../../ledger/months.ts";
import { readWatches } from "../../store/fairness-watch.ts";
import { readRuns } from "../../store/job-runs.ts";
import { DRILL_PROOF, readProofs } from "../../store/proofs.ts";
import { bad, type Diagnosis, doubtful, fine, inTurn } from "./diagnosis.ts";

/** A job of every minute that has not run for this long does not run. */
const SEALED_WITHIN_MS = 10 * MINUTE_MS;
/** The whole audit runs every night, and so does the drill. */
const PROVED_WITHIN_MS = 2 * DAY_MS;
const MONTHS_AHEAD = 1;

async function months({ db }: Database, clock: Clock): Promise<Diagnosis> {
  const homeless = await countHomeless(db);
  if (homeless > 0n)
    return bad(
      "months",
      `${homeless} rows lie outside of every month's part`,
      "make the month's part and move them into it before anything else is changed",
    );
  const missing = await missingMonths(db, new Date(clock()), MONTHS_AHEAD);
  return missing.length === 0
    ? fine("months", "this one's part and the next one's are there")
    : bad(
        "months",
        `${missing.join(", ")} missing`,
        "the job months makes them: see why it did not, or start a worker",
      );
}

async function jobs(database: Database, clock: Clock): Promise<Diagnosis> {
  const runs = await readRuns(database.db);
  const start = "run a worker (npm run -s cli -- worker), or a server with JOBS=here";
  const failed = runs.filter(
    ({ failedAt, succeededAt }) => failedAt !== null && failedAt > (succeededAt ?? 0),
  );
  if (failed.length > 0)
    return bad(
      "jobs",
      failed.map(({ job, failure }) => `${job} failed: ${failure}`).join("; "),
      "see the runbooks in docs/operations.md",
    );
  const sealed = runs.find(({ job }) => job === "seal")?.succeededAt;
  if (!sealed) return doubtful("jobs", "none has run yet", start);
  const agoMs = clock() - sealed.getTime();
  const found = `sealed ${Math.round(agoMs / MINUTE_MS)} minutes ago`;
  if (agoMs <= SEALED_WITHIN_MS) return fine("jobs", found);
  // An embedded house can be looked at only while it is closed, and its jobs with it.
  return database.kind === "embedded" ? doubtful("jobs", found, start) : bad("jobs", found, start);
}

/** The last whole audit as it was written down, and the newest block proved here and now. */
async function books(database: Database, clock: Clock): Promise<Diagnosis> {
  const fault = await withTx(database, async (tx) => {
    await unhurried(tx);
    return await faultOfHead(tx);
  });
  const runbook =
    'docs/operations.md, "The books are not right": repair no row, find the first difference with audit';
  if (fault !== undefined) return bad("books", fault, runbook);
  const proofs = (await readProofs(database.db)).filter(({ name }) => name !== DRILL_PROOF);
  const broken = proofs.filter(({ ok }) => !ok).map(({ name }) => name);
  if (broken.length > 0) return bad("books", `it does not hold that ${broken.join("; that ")}`, runbook);
  const mend = "npm run -s cli -- audit; the job audit does it every night";
  if (proofs.length === 0) return doubtful("books", "never proved as a whole", mend);
  const oldest = new Date(Math.min(...proofs.map(({ provedAt }) => provedAt.getTime())));
  return clock() - oldest.getTime() <= PROVED_WITHIN_MS
    ? fine("books", `proved ${oldest.toISOString()}, and the newest block now`)
    : doubtful("books", `not proved as a whole since ${oldest.toISOString()}`, mend);
}

/** What became of the newest backup when it was restored for practice: a fault of the backup, not of the books. */
async function drill({ db }: Database, clock: Clock): Promise<Diagnosis> {
  const proof = (await readProofs(db)).find(({ name }) => name === DRILL_PROOF);
  const mend = "npm run -s cli -- drill; the job drill does it every night where BACKUP_DIR is set";
  if (!proof) return doubtful("drill", "no backup was ever restored for practice", mend);
  const at = proof.provedAt.toISOString();
  if (!proof.ok)
    return bad(
      "drill",
      `the backup that was the newest at ${at} could not be restored, or is not a part of this ledger`,
      'npm run -s cli -- drill says why; docs/operations.md, "Backups are old or no good"',
    );
  return clock() - proof.provedAt.getTime() <= PROVED_WITHIN_MS
    ? fine("drill", `a backup was restored and proved ${at}`)
    : doubtful("drill", `no backup was restored for practice since ${at}`, mend);
}

async function fairness({ db }: Database): Promise<Diagnosis> {
  const tripped = (await readWatches(db)).filter(({ trippedAt }) => trippedAt !== null);
  return tripped.length === 0
    ? fine("fairness", "no game was switched off by the watch")
    : bad(
        "fairness",
        tripped.map(({ game, reason }) => `${game}: ${reason}`).join("; "),
        'docs/operations.md, "The fairness watch has switched a game off"',
      );
}

const SCHEMA = "see schema and database above";

/** Looks at what the house keeps: its months, its jobs, its books, its games, and the newest backup's trial. */
export const lookAtBooks = (database: Database, clock: Clock): Promise<Diagnosis[]> =>
  inTurn([
    { name: "months", look: () => months(database, clock), mend: SCHEMA },
    { name: "jobs", look: () => jobs(database, clock), mend: SCHEMA },
    { name: "books", look: () => books(database, clock), mend: SCHEMA },
    { name: "fairness", look: () => fairness(database), mend: SCHEMA },
    { name: "drill", look: () => drill(database, clock), mend: SCHEMA },
  ]);
