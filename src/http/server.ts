import cookie from "@fastify/cookie";
import cors from "@fastify/cors";
import rateLimit from "@fastify/rate-limit";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import type { Accounts } from "../services/accounts/accounts.ts";
import type { Auth } from "../services/accounts/auth.ts";
import type { Admin } from "../services/admin/admin.ts";
import type { Catalog } from "../services/catalog.ts";
import type { Health } from "../services/health.ts";
import type { Leaderboards } from "../services/leaderboards.ts";
import type { Legal } from "../services/legal/legal.ts";
import type { Limits } from "../services/limits/limits.ts";
import type { Metrics } from "../services/metrics/metrics.ts";
import type { Overview } from "../services/overview.ts";
import type { Players } from "../services/players.ts";
import type { Replays } from "../services/replays.ts";
import type { Rounds } from "../services/rounds/rounds.ts";
import type { Seeds } from "../services/seeds.ts";
import type { Sessions } from "../services/sessions.ts";
import type { Tickets } from "../services/tickets/tickets.ts";
import type { Wallet } from "../services/wallet.ts";
import { authBridge } from "./auth-bridge.ts";
import { guardWrites } from "./csrf.ts";
import { assertShallow } from "./depth.ts";
import { handleError } from "./errors.ts";
import { checkOrigin, identify } from "./guards.ts";
import { API_HEADERS, HSTS } from "./headers.ts";
import { judgeBySchema } from "./judge.ts";
import { type Counts, limitDefaults } from "./limits.ts";
import { observe } from "./observe.ts";
import { describeApi } from "./openapi.ts";
import { pages } from "./pages.ts";
import { holdPressure } from "./pressure.ts";
import { requestIds } from "./request-id.ts";
import { sessionOf } from "./requests.ts";
import { adminRoutes } from "./routes/admin.ts";
import { fairnessRoutes } from "./routes/fairness.ts";
import { gameRoutes } from "./routes/games.ts";
import { healthRoutes } from "./routes/health.ts";
import { leaderboardRoutes } from "./routes/leaderboards.ts";
import { legalRoutes } from "./routes/legal.ts";
import { limitRoutes } from "./routes/limits.ts";
import { meRoutes } from "./routes/me.ts";
import { type MetricsDoor, metricsRoutes } from "./routes/metrics.ts";
import { overviewRoutes } from "./routes/overview.ts";
import { replayRoutes } from "./routes/replays.ts";
import { roundRoutes } from "./routes/rounds.ts";
import { csrfOwner, sessionRoutes } from "./routes/session.ts";
import { ticketRoutes } from "./routes/tickets.ts";
import { walletRoutes } from "./routes/wallet.ts";
import { sessionCookie } from "./session-cookie.ts";

export type ServerDeps = {
  readonly admin: Admin;
  readonly accounts: Accounts;
  readonly auth: Auth;
  readonly catalog: Catalog;
  readonly health: Health;
  readonly leaderboards: Leaderboards;
  readonly legal: Legal;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly overview: Overview;
  readonly players: Players;
  readonly replays: Replays;
  readonly rounds: Rounds;
  readonly seeds: Seeds;
  readonly sessions: Sessions;
  readonly tickets: Tickets;
  readonly wallet: Wallet;
};

export type ServerSettings = {
  readonly publicUrl: string;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: readonly string[];
  readonly secureCookies: boolean;
  readonly csrfSecrets: readonly string[];
  /** Where the built web app lies. */
  readonly webFolder: string;
  /** How late the event loop may be before new requests are turned away. */
  readonly loopDelayMaxMs: number;
  readonly newRequestId: () => string;
  /** What rate limits are counted in, by all processes. */
  readonly limiter: Counts | undefined;
  readonly metricsDoor: MetricsDoor;
  readonly traces: boolean;
};

const BODY_MAX_BYTES = 32 * 1024;
/** A client that does not finish its headers, or its whole request, in this time is let go. Node looks every so often. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;
const TIMEOUTS_LOOKED_AT_MS = 5_000;
const KEEP_ALIVE_MS = 65_000;

async function guard(app: FastifyInstance, deps: ServerDeps, settings: ServerSettings): Promise<void> {
  await app.register(cookie);
  guardWrites(app, settings, (request) => csrfOwner(sessionOf(request)?.id));
  await app.register(rateLimit, limitDefaults(settings.limiter));
  app.addHook("onRequest", identify(deps.sessions, sessionCookie(settings.secureCookies).name));
  // After the limiter, which is in onRequest, so that a refusal is counted; before the body is read.
  app.addHook("preParsing", checkOrigin([new URL(settings.publicUrl).origin, ...settings.corsOrigins]));
}

async function api(
  app: FastifyInstance,
  { deps, settings }: { deps: ServerDeps; settings: ServerSettings },
): Promise<void> {
  if (settings.corsOrigins.length > 0) {
    await app.register(cors, { origin: [...settings.corsOrigins], credentials: true, maxAge: 600 });
  }
  app.addHook("onRequest", async (_request, reply) => void reply.headers(API_HEADERS));
  app.addHook("preValidation", assertShallow);
  app.setValidatorCompiler(judgeBySchema);
  // Answers are built by presenters that the compiler checks and tests hold to the contract; validating each again would cost more than the bet.
  app.setSerializerCompiler(() => JSON.stringify);
  const cookie = sessionCookie(settings.secureCookies);
  app.decorate("house", { sessions: deps.sessions, limits: deps.limits });
  await describeApi(app, { publicUrl: `${settings.publicUrl}/api/v1`, cookieName: cookie.name });
  sessionRoutes(app, { ...deps, cookie });
  meRoutes(app, { ...deps, cookie });
  legalRoutes(app, deps.legal);
  walletRoutes(app, deps.wallet);
  gameRoutes(app, deps.catalog);
  roundRoutes(app, deps.rounds);
  replayRoutes(app, deps.replays);
  fairnessRoutes(app, deps.seeds);
  leaderboardRoutes(app, deps.leaderboards);
  limitRoutes(app, deps.limits);
  ticketRoutes(app, deps.tickets);
  adminRoutes(app, deps.admin);
  overviewRoutes(app, deps.overview);
}

/** Says that a plugin is one with a promise: Fastify also takes those with a callback. */
const plugin = <O extends object>(
  register: (app: FastifyInstance, options: O) => Promise<void>,
): FastifyPluginAsync<O> => register as FastifyPluginAsync<O>;

/** The HTTP door: guards, routes, pages. Nothing listens until listen is called. */
export async function createServer(deps: ServerDeps, settings: ServerSettings, logger: FastifyBaseLogger) {
  const https = settings.publicUrl.startsWith("https:");
  let draining = false;
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    bodyLimit: BODY_MAX_BYTES,
    // Node's own would be a minute for headers, and a shorter time for the request would then count for those only.
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: TIMEOUTS_LOOKED_AT_MS },
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.trustProxy.length > 0 ? [...settings.trustProxy] : false,
    genReqId: requestIds(settings.trustProxy, settings.newRequestId) as never,
    requestIdHeader: false,
    onProtoPoisoning: "error",
    onConstructorPoisoning: "error",
    // An address that cannot be read meets no route and no hook: it is refused here, and looks like every refusal.
    frameworkErrors: (error, request, reply) => {
      reply.headers({
        ...API_HEADERS,
        "x-request-id": request.id,
        ...(https ? { "strict-transport-security": HSTS } : {}),
      });
      handleError(error, request as FastifyRequest, reply as FastifyReply);
    },
    // While the process drains it serves whoever still has a connection; they are told to make a new one.
    return503OnClosing: false,
  });
  app.setErrorHandler(handleError);
  // A form of another site can send text/plain without asking; nothing of ours is.
  app.removeContentTypeParser("text/plain");
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    if (https) reply.header("strict-transport-security", HSTS);
    if (draining) reply.header("connection", "close");
  });
  observe(app, deps.metrics.traffic, settings.traces);
  await holdPressure(app, settings.loopDelayMaxMs, () => deps.rounds.stats().waiting, deps.metrics.refused);
  // Before the guards: these ask for nobody's session.
  await app.register(plugin(healthRoutes), { health: deps.health, isDraining: () => draining });
  await app.register(plugin(metricsRoutes), settings.metricsDoor);
  await guard(app, deps, settings);
  await app.register(plugin(api), { deps, settings, prefix: "/api/v1" });
  await app.register(plugin(authBridge), { ...deps, publicUrl: settings.publicUrl, prefix: "/api/auth" });
  await app.register(plugin(pages), { folder: settings.webFolder, https });
  return {
    app,
    /** From now on not ready: a proxy sends new requests elsewhere. */
    drain: (): void => {
      draining = true;
    },
  };
}
export type Server = Awaited<ReturnType<typeof createServer>>;
