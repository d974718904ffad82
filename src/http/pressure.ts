import underPressure from "@fastify/under-pressure";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refusal } from "../base/refusal.ts";

const SAMPLE_EVERY_MS = 500;
/** Bets that wait before new ones are told so at the door, before anything is read or looked up for them. */
const WAITING_MAX = 3_000;
const RETRY_AFTER_S = 1;

/** The doors that tell how the house is must stay open when it is full. */
const ALWAYS_OPEN = new Set(["/healthz", "/readyz", "/metrics"]);

const isAlwaysOpen = (request: FastifyRequest): boolean => ALWAYS_OPEN.has(request.routeOptions.url ?? "");

const full = (): Refusal =>
  new Refusal("busy", "The house is full at this moment. Nothing was changed; try again in a second.", {
    retryAfterSeconds: RETRY_AFTER_S,
  });

/**
 * Says no early when there is too much to do. Refusals: busy. A loop that is late by loopDelayMaxMs on average has more to do
 * than it can: whoever comes now is better served elsewhere. The default is generous, because a small machine with other work
 * is late by hundreds of milliseconds and still answers everybody; the queue of bets is the finer measure.
 */
export async function holdPressure(
  app: FastifyInstance,
  loopDelayMaxMs: number,
  waiting: () => number,
  onRefused: (why: "loop" | "queue") => void,
): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay: loopDelayMaxMs,
    sampleInterval: SAMPLE_EVERY_MS,
    pressureHandler: (request, _reply, _kind, delayMs) => {
      // The plugin says infinite when its timer came before the first sample since the last one: nothing was measured then.
      if (isAlwaysOpen(request) || delayMs === Number.POSITIVE_INFINITY) return;
      onRefused("loop");
      throw full();
    },
  });
  app.addHook("onRequest", async (request) => {
    if (request.method === "GET" || waiting() < WAITING_MAX) return;
    onRefused("queue");
    throw full();
  });
}
