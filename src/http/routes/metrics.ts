import { hash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { handleNotFound } from "../errors.ts";
import { API_HEADERS } from "../headers.ts";

export type MetricsDoor = {
  /** What Prometheus must send as a bearer token; undefined closes the door. */
  readonly token: string | undefined;
  readonly read: () => Promise<{ readonly type: string; readonly text: string }>;
};

const digest = (text: string): Buffer => hash("sha256", text, "buffer");

/** GET /metrics for who knows the token; for everybody else there is nothing here. */
export async function metricsRoutes(app: FastifyInstance, door: MetricsDoor): Promise<void> {
  const { token, read } = door;
  if (token === undefined) return;
  const expected = digest(`Bearer ${token}`);
  app.addHook("onRequest", async (_request, reply) => void reply.headers(API_HEADERS));
  app.get("/metrics", { logLevel: "warn" }, async (request, reply) => {
    const given = digest(request.headers.authorization ?? "");
    if (!timingSafeEqual(given, expected)) return handleNotFound(request, reply);
    const { type, text } = await read();
    return reply.type(type).send(text);
  });
}
