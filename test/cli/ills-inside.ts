import { DAY_MS } from "../../src/base/time.ts";
import { DRILL_PROOF, noteProof } from "../../src/store/proofs.ts";
import type { House } from "../support/house.ts";
import { addPlayer, play } from "../support/play.ts";
import type { Ill } from "./ills-around.ts";

/** also: what the same harm makes of other lines. */
type Inside = Ill & {
  readonly also?: readonly Omit<Ill, "how">[];
  readonly harm: (house: House) => Promise<unknown>;
};

const query =
  (...statements: readonly string[]) =>
  async ({ app }: House): Promise<void> => {
    for (const statement of statements) await app.database.pool.query(statement);
  };
/** The part of the month after this one. */
function nextMonth(): string {
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  return first.toISOString().slice(0, 7).replace("-", "");
}

/** What is wrong in the database. */
export const INSIDE: readonly Inside[] = [
  {
    look: "schema",
    how: "a migration that was not applied",
    state: "bad",
    found: /waiting: \d{4}_/,
    mend: /migrate/,
    harm: query("DELETE FROM kysely_migration WHERE name = (SELECT max(name) FROM kysely_migration)"),
  },
  {
    look: "time line",
    how: "books of another server",
    state: "bad",
    found: /another database server/,
    mend: /migrate/,
    harm: query(
      "ALTER TABLE timelines DISABLE TRIGGER USER",
      "UPDATE timelines SET cluster_id = cluster_id + 1",
    ),
  },
  {
    look: "durability",
    how: "commits that are not waited for",
    state: "bad",
    found: /synchronous_commit off/,
    mend: /postgresql\.conf/,
    harm: query(
      "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$",
    ),
  },
  {
    look: "months",
    how: "no part for the next month",
    state: "bad",
    found: /rounds_\d{6} missing/,
    mend: /job months/,
    harm: query(`DROP TABLE rounds_${nextMonth()}`),
  },
  {
    look: "months",
    how: "a row of a month that has no part",
    state: "bad",
    found: /\d+ rows lie outside/,
    mend: /make the month's part/,
    async harm({ app, clock }) {
      clock.advance(3_000 * DAY_MS);
      await play(app, await addPlayer(app), 1);
    },
  },
  {
    look: "jobs",
    how: "a house that no job has ever run for",
    state: "warning",
    found: /none has run yet/,
    mend: /worker/,
    harm: query("DELETE FROM job_runs"),
  },
  {
    look: "jobs",
    how: "a job that fails",
    state: "bad",
    found: /backup failed: the disk is full/,
    mend: /runbooks/,
    harm: ({ app }) => app.jobLog.run("backup", () => Promise.reject(new Error("the disk is full"))),
  },
  {
    look: "books",
    how: "a house that was never audited",
    state: "warning",
    found: /never proved/,
    mend: /cli -- audit/,
    also: [{ look: "drill", state: "warning", found: /ever restored/, mend: /cli -- drill/ }],
    harm: query(),
  },
  {
    look: "books",
    how: "a transfer that was altered",
    state: "bad",
    found: /newest block, \d+, has a root that is not its transfers'/,
    mend: /repair no row/,
    harm: query(
      "ALTER TABLE transfers DISABLE TRIGGER USER",
      "UPDATE transfers SET amount = amount + 1 WHERE id = (SELECT max(id::text)::uuid FROM transfers WHERE kind = 'stake')",
    ),
  },
  {
    look: "drill",
    how: "a backup that could not be restored",
    state: "bad",
    found: /could not be restored/,
    mend: /Backups are old or no good/,
    harm: ({ app, clock }) =>
      noteProof(app.database.db, {
        name: DRILL_PROOF,
        checked: 0n,
        difference: { why: "the backup was changed or cut off" },
        now: new Date(clock()),
      }),
  },
  {
    look: "fairness",
    how: "a game that the watch has switched off",
    state: "bad",
    found: /coinflip: altered/,
    mend: /fairness watch/,
    harm: query("UPDATE fairness_watch SET tripped_at = now(), reason = 'altered'"),
  },
];
