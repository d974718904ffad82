import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { type ServerProcess, startServer } from "../../test/support/process.ts";
import { freePort } from "../rig/port.ts";
import { type Postgres, startPostgres } from "../rig/postgres.ts";
import type { Program } from "../rig/programs.ts";
import { type Redis, startRedis } from "../rig/redis.ts";
import { type Archive, prepareArchive } from "./archive.ts";
import { type Prometheus, startPrometheus } from "./prometheus.ts";
import { type Nginx, startProxy } from "./proxy.ts";
import { addressOf, type Standby, startStandby } from "./standby.ts";
import { startWorker, type Worker } from "./worker.ts";

/** What the whole system is made of. */
export const DEPLOY_PROGRAMS = [
  "postgres",
  "redis-server",
  "nginx",
  "prometheus",
  "pgbackrest",
] as const satisfies readonly Program[];
export type Programs = Readonly<Record<(typeof DEPLOY_PROGRAMS)[number], string>>;

/** The house as it is run in earnest, on loopback: proxy, two servers, a worker, primary and standby, Redis, Prometheus. */
export type System = AsyncDisposable & {
  readonly scratch: string;
  readonly proxy: Nginx;
  readonly primary: Postgres;
  readonly standby: Standby;
  readonly archive: Archive;
  readonly redis: Redis;
  readonly prometheus: Prometheus;
  /** Names both servers of PostgreSQL: whichever is the primary. */
  readonly databaseUrl: string;
  readonly servers: readonly ServerProcess[];
  /** Ends one of the servers and starts another at its port; the exit code of the old one. */
  replaceServer(at: number, how: "kill" | "terminate"): Promise<number | null>;
  replaceWorker(how: "kill" | "terminate"): Promise<number | null>;
};

const SERVERS = 2;
/** On a machine that runs all of this, and perhaps other work, a process takes its time to start. */
const START_MAX_MS = 180_000;

async function openStores(programs: Programs, root: string, scratch: string, stack: AsyncDisposableStack) {
  const dataFolder = join(scratch, "primary");
  const archive = prepareArchive(programs.pgbackrest, root, scratch, dataFolder);
  const { settings, env } = archive;
  const primary = stack.use(
    await startPostgres(programs.postgres, scratch, { name: "primary", settings, env }),
  );
  await archive.open(primary);
  const standby = stack.use(await startStandby(primary, scratch));
  const redis = stack.use(await startRedis(programs["redis-server"], scratch, { name: "deploy-redis" }));
  return { archive, primary, standby, redis, databaseUrl: addressOf(primary, standby) };
}

type Ports = {
  readonly servers: readonly number[];
  readonly metrics: readonly number[];
  readonly jobs: number;
};

async function openProcesses(
  root: string,
  scratch: string,
  env: Readonly<Record<string, string>>,
  origin: string,
  ports: Ports,
  stack: AsyncDisposableStack,
) {
  const server = (at: number): Promise<ServerProcess> =>
    startServer({
      env: { ...env, METRICS_PORT: String(ports.metrics[at]), TRUST_PROXY: "127.0.0.1" },
      port: ports.servers[at] as number,
      origin,
      readyWithinMs: START_MAX_MS,
    });
  const servers: ServerProcess[] = [];
  stack.defer(async () => void (await Promise.all(servers.map((one) => one.kill()))));
  for (let at = 0; at < SERVERS; at += 1) servers.push(await server(at));
  const work = (): Promise<Worker> => startWorker(root, scratch, ports.jobs, { ...env, PUBLIC_URL: origin });
  let worker = await work();
  stack.defer(() => worker.kill());
  return {
    servers,
    async replaceServer(at: number, how: "kill" | "terminate"): Promise<number | null> {
      const code = (await servers[at]?.[how]()) ?? null;
      servers[at] = await server(at);
      return code;
    },
    async replaceWorker(how: "kill" | "terminate"): Promise<number | null> {
      const code = (await worker[how]()) ?? null;
      worker = await work();
      return code;
    },
  };
}

const freePorts = (many: number): Promise<number[]> =>
  Promise.all(Array.from({ length: many }, () => freePort()));

export async function openSystem(programs: Programs, root: string, scratch: string): Promise<System> {
  await using stack = new AsyncDisposableStack();
  const stores = await openStores(programs, root, scratch, stack);
  const [servers, metrics, doors] = [await freePorts(SERVERS), await freePorts(SERVERS), await freePorts(3)];
  const [https, http, jobs] = doors as [number, number, number];
  const proxy = stack.use(await startProxy(programs.nginx, root, scratch, { https, http, servers }));
  // What is shipped must be called as browsers call it: with a certificate that is trusted.
  setDefaultCACertificates([...getCACertificates("default"), proxy.ca]);
  const env = {
    DATABASE_URL: stores.databaseUrl,
    REDIS_URL: stores.redis.url,
    JOBS: "elsewhere",
    LOG_LEVEL: "error",
    // One process each: the trial ends servers, not cores.
    WEB_CONCURRENCY: "1",
    // Everything is on one machine here, and a busy one is late without being full.
    LOOP_DELAY_MAX_MS: "10000",
  };
  const ports = { servers, metrics, jobs };
  const processes = await openProcesses(root, scratch, env, proxy.origin, ports, stack);
  const prometheus = stack.use(
    await startPrometheus(programs.prometheus, root, scratch, { web: metrics, jobs }),
  );
  const open = stack.move();
  return {
    scratch,
    proxy,
    ...stores,
    ...processes,
    prometheus,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}
