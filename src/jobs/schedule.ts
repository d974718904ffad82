import type { Accounts } from "../services/accounts/accounts.ts";
import type { Backups } from "../services/backups/backups.ts";
import type { Books } from "../services/books.ts";
import type { FairnessWatch } from "../services/fairness-watch/fairness-watch.ts";
import type { Leaderboards } from "../services/leaderboards.ts";
import type { Rounds } from "../services/rounds/rounds.ts";
import type { Upkeep } from "../services/upkeep.ts";

/** What jobs work with. */
export type JobServices = {
  readonly accounts: Pick<Accounts, "cleanUp">;
  /** Undefined where no place for backups is set. */
  readonly backups: Backups | undefined;
  readonly books: Books;
  readonly rounds: Pick<Rounds, "expire">;
  readonly leaderboards: Leaderboards;
  readonly fairnessWatch: FairnessWatch;
  readonly upkeep: Upkeep;
};

/** A step of a job: noted and counted under its own name. */
export type Step = {
  readonly name: string;
  /** Absent: always. */
  readonly isDue?: (services: JobServices) => boolean;
  readonly run: (services: JobServices) => Promise<unknown> | undefined;
};

/**
 * Something that happens by the clock, once in the whole house however many processes there are. Steps run one after
 * another, each whether or not the one before it went well. missed: what happens for times at which nobody was there.
 */
export type Job = {
  readonly name: string;
  /** Minute, hour, day of month, month, day of week. */
  readonly cron: string;
  readonly timeZone?: string;
  readonly missed: "skip" | "once";
  /** A run that takes longer is given up and may be started again elsewhere. */
  readonly secondsMax: number;
  readonly steps: readonly Step[];
};

/** Rounds settled by their default move in one run: the next minute takes the next ones. */
const EXPIRED_AT_ONCE = 500;

/** Every job of the house. */
export const JOBS: readonly Job[] = [
  {
    name: "every-minute",
    cron: "* * * * *",
    missed: "skip",
    secondsMax: 600,
    steps: [
      { name: "seal", run: ({ books }) => books.seal() },
      { name: "tally", run: ({ leaderboards }) => leaderboards.tally() },
      { name: "rankings", run: ({ leaderboards }) => leaderboards.publish() },
      { name: "fairness-watch", run: ({ fairnessWatch }) => fairnessWatch.catchUp() },
    ],
  },
  {
    name: "expire-rounds",
    cron: "* * * * *",
    missed: "skip",
    secondsMax: 300,
    steps: [{ name: "expire-rounds", run: ({ rounds }) => rounds.expire(EXPIRED_AT_ONCE) }],
  },
  {
    name: "hourly",
    cron: "17 * * * *",
    missed: "once",
    // A dump of a house that is too large for one (docs/operations.md, "How large a dump can be") takes no longer than this.
    secondsMax: 2 * 3_600,
    steps: [
      {
        name: "backup",
        isDue: ({ backups }) => backups !== undefined,
        run: ({ backups }) => backups?.make(),
      },
      { name: "forget-keys", run: ({ upkeep }) => upkeep.forgetKeys() },
      { name: "forget-overdue", run: ({ accounts }) => accounts.cleanUp() },
    ],
  },
  {
    name: "daily-drill",
    cron: "10 5 * * *",
    missed: "once",
    secondsMax: 6 * 3_600,
    steps: [
      {
        name: "drill",
        isDue: ({ backups }) => backups !== undefined,
        run: ({ backups }) => backups?.drill(),
      },
    ],
  },
  {
    name: "nightly",
    cron: "40 3 * * *",
    missed: "once",
    secondsMax: 4 * 3_600,
    steps: [
      { name: "months", run: ({ upkeep }) => upkeep.prepareMonths() },
      { name: "forget-tallies", run: ({ upkeep }) => upkeep.forgetTallies() },
      {
        name: "tidy",
        isDue: ({ upkeep }) => upkeep.tidy !== undefined,
        run: ({ upkeep }) => upkeep.tidy?.(),
      },
      { name: "audit", run: ({ books }) => books.prove() },
    ],
  },
];

/** The names of all steps that this house has. */
export const stepsOf = (services: JobServices): string[] =>
  JOBS.flatMap(({ steps }) => steps)
    .filter(({ isDue }) => isDue?.(services) ?? true)
    .map(({ name }) => name);
