import { type Clock, MINUTE_MS } from "../../base/time.ts";
import { type Continuity, readContinuity } from "../../db/continuity.ts";
import type { Database } from "../../db/database.ts";
import { bad, type Diagnosis, doubtful, fine, inTurn } from "./diagnosis.ts";

/** With archive_timeout at a minute nothing is older but when it cannot be archived. */
const ARCHIVED_WITHIN_MS = 15 * MINUTE_MS;
const MIB = 2 ** 20;
const LAG_MAX_BYTES = 256 * MIB;

function archive({ archive: kept }: Continuity, clock: Clock): Diagnosis {
  if (!kept) return fine("archive", "none: the loss of the machine costs what came after the newest backup");
  const found = `the log was last archived ${kept.lastAt.toISOString()}`;
  const mend = 'docs/operations.md, "The archive of the log stands still"';
  if (kept.failing) return bad("archive", `archive_command fails; ${found}`, mend);
  return clock() - kept.lastAt.getTime() <= ARCHIVED_WITHIN_MS
    ? fine("archive", found)
    : bad("archive", found, mend);
}

function standby({ standbys }: Continuity): Diagnosis {
  const { connected, missing, lagBytes } = standbys;
  const runbook = 'docs/operations.md, "A standby is missing or behind"';
  if (missing > 0)
    return bad(
      "standby",
      `${missing} that should follow this server ${missing > 1 ? "do" : "does"} not`,
      runbook,
    );
  if (connected === 0) return fine("standby", "none");
  if (lagBytes === undefined)
    return doubtful(
      "standby",
      `${connected}, and nobody sees how far behind`,
      "GRANT pg_monitor to the user of DATABASE_URL",
    );
  const found = `${connected}, ${Math.ceil(lagBytes / MIB)} MiB behind`;
  return lagBytes <= LAG_MAX_BYTES ? fine("standby", found) : doubtful("standby", found, runbook);
}

const NONE: Continuity = { archive: undefined, standbys: { connected: 0, missing: 0, lagBytes: undefined } };

/** Looks at what follows the database's log: what stays when its machine does not. */
export const lookAtContinuity = (database: Database, clock: Clock, mend: string): Promise<Diagnosis[]> =>
  inTurn([
    { name: "archive", look: async () => archive((await readContinuity(database)) ?? NONE, clock), mend },
    { name: "standby", look: async () => standby((await readContinuity(database)) ?? NONE), mend },
  ]);
