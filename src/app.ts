import { randomBytes } from "node:crypto";
import { backupSettings, restoreBackup } from "./assembly/backups.ts";
import { migrateDatabase, prepare } from "./assembly/books.ts";
import { examine } from "./assembly/doctor.ts";
import { assembleOperations } from "./assembly/operations.ts";
import { assembleOverview } from "./assembly/overview.ts";
import {
  assembleAccounts,
  assembleLegal,
  assembleMail,
  assemblePeople,
  assembleRekey,
} from "./assembly/people.ts";
import type { AppPorts } from "./assembly/ports.ts";
import { keysFor, needsSecureCookies, sessionSecrets } from "./assembly/secrets.ts";
import { createIds } from "./base/id.ts";
import type { Clock, Entropy } from "./base/time.ts";
import { openCluster } from "./cluster/cluster.ts";
import type { Config } from "./config/config.ts";
import { type Database, openDatabase } from "./db/database.ts";
import { needsTimeline } from "./ledger/timeline.ts";
import { createTurnover } from "./ledger/turnover.ts";
import { createAdmin } from "./services/admin/admin.ts";
import { createCatalog } from "./services/catalog.ts";
import { createLimits } from "./services/limits/limits.ts";
import { createReplays } from "./services/replays.ts";
import { createRounds, type RoundsDeps } from "./services/rounds/rounds.ts";
import { createSeeds } from "./services/seeds.ts";
import { createTickets } from "./services/tickets/tickets.ts";
import { createWallet } from "./services/wallet.ts";
import { createSealer } from "./store/sealed-seed.ts";

/** For bin, which adds up the figures of several processes. */
export { METRICS_TYPE } from "./services/metrics/metrics.ts";
export { createTotals, type MetricsSample } from "./services/metrics/totals.ts";
export type { AppPorts };
/** Beside the house itself, for bin: its books without opening it, and the keys that sign its sessions. */
export { examine, migrateDatabase, restoreBackup, sessionSecrets };

export const systemClock: Clock = () => Date.now();
export const systemEntropy: Entropy = (bytes) => randomBytes(bytes);

/** Assembles the house once: everything that services need, wired; nothing listens yet. */
export async function createApp(
  config: Config,
  ports: AppPorts,
  options: { migrate: boolean } = { migrate: true },
) {
  const database = await openDatabase(config.database, ports.onFault);
  try {
    if (options.migrate) await prepare(database, ports.clock);
    else if (await needsTimeline(database.db))
      throw new Error(
        "These books were restored into another database server: run npm run db:migrate first.",
      );
    return await assemble(config, ports, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Limits of the settle path: bets waiting in a process, in a statement, and seats remembered. */
const SETTLE_LIMITS = { waitingMax: 4_096, batchMax: 128, seatsMax: 50_000 };

/**
 * Statements of the settle path at once. Two, so that the next batch is drawn while one waits for the disk; processes that
 * share a machine do that for each other, and fuller batches are worth more to them. The embedded database takes one anyway.
 */
const batchesMaxOf = (database: Database, carrier: AppPorts["carrier"]): number =>
  database.kind === "embedded" || carrier !== undefined ? 1 : 2;

function assembleRounds(
  { carrier, clock, onFault }: AppPorts,
  database: Database,
  parts: Pick<RoundsDeps, "bus" | "sealer" | "newId" | "offerOf" | "news">,
) {
  const limits = { ...SETTLE_LIMITS, batchesMax: batchesMaxOf(database, carrier) };
  return createRounds({ ...parts, database, clock, limits, onFault });
}

async function assemble(config: Config, ports: AppPorts, database: Database) {
  const { carrier, clock, entropy, onFault } = ports;
  const newId = createIds(clock, entropy);
  const sealer = createSealer(config.secrets, entropy);
  const cluster = openCluster({ redisUrl: config.redisUrl, carrier, clock, processId: newId(), onFault });
  const legal = assembleLegal(config, ports, database);
  const mail = assembleMail(config, ports, database, newId);
  const { auth, accounts } = assembleAccounts(config, ports, database, {
    legal,
    write: mail.write,
    onSessionsEnded: (playerId) => sessions.forget(playerId),
  });
  const catalog = await createCatalog({ database, clock, onFault });
  cluster.bus.subscribe("catalog", () => void catalog.refresh().catch(onFault));
  const seeds = createSeeds({ database, sealer, clock, entropy, newId });
  const around = { auth, newId, seat: seeds.seat, cluster, legal, accountFaults: accounts.byShell.faultsOf };
  const { players, sessions } = assemblePeople(config, ports, database, around);
  const operations = assembleOperations({
    ...ports,
    database,
    sealer,
    cluster,
    tables: () => rounds.stats(),
    backups: backupSettings(config, entropy),
  });
  const rounds = assembleRounds(ports, database, {
    bus: cluster.bus,
    sealer,
    newId,
    offerOf: catalog.offerOf,
    news: operations.metrics.play,
  });
  const turnover = createTurnover(database);
  return {
    config,
    database,
    auth,
    accounts,
    legal,
    mail,
    catalog,
    seeds,
    players,
    sessions,
    rounds,
    replays: createReplays({ database, sealer, clock, entropy }),
    wallet: createWallet({ database, clock, turnover }),
    limits: createLimits({ database, clock, newId, turnover, onChanged: sessions.forget }),
    tickets: createTickets({ database, clock, newId, publicUrl: config.publicUrl, write: mail.write }),
    admin: createAdmin({ database, clock, newId, bus: cluster.bus, onChanged: sessions.forget }),
    overview: assembleOverview(database, clock, operations, catalog),
    ...operations,
    cluster,
    rekey: assembleRekey(config, ports, database, sealer),
    csrfSecrets: keysFor(config, "csrf"),
    secureCookies: needsSecureCookies(config.publicUrl),
    newId,
    /** Answers every bet that is in, then closes the database. */
    async close(): Promise<void> {
      await rounds.close();
      mail.close();
      await cluster.close();
      await database.close();
    },
  };
}
export type App = Awaited<ReturnType<typeof createApp>>;
