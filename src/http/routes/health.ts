import type { FastifyInstance } from "fastify";
import type { Health } from "../../services/health.ts";
import { API_HEADERS } from "../headers.ts";

/** Liveness: the process answers. Readiness: it can serve. Neither says anything worth knowing to a stranger. */
export async function healthRoutes(
  app: FastifyInstance,
  deps: { health: Health; isDraining: () => boolean },
): Promise<void> {
  app.addHook("onRequest", async (_request, reply) => void reply.headers(API_HEADERS));
  app.get("/healthz", { logLevel: "warn" }, async () => ({ status: "alive" }));
  app.get("/readyz", { logLevel: "warn" }, async (_request, reply) => {
    const readiness = await deps.health.readiness();
    const draining = deps.isDraining();
    reply.code(readiness.ready && !draining ? 200 : 503);
    return { status: draining ? "draining" : readiness.ready ? "ready" : "not ready", ...readiness };
  });
}
