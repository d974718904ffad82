import type { FastifyRequest } from "fastify";
import { Refusal } from "../base/refusal.ts";

/** No request of ours is nested deeper than a roulette chip's pockets; schemas that recurse must not be led to the end of the stack. */
const DEPTH_MAX = 12;

/** Goes down level by level without recursion, so the depth of the body costs nothing. Refusals: invalid. */
export async function assertShallow(request: FastifyRequest): Promise<void> {
  let level: unknown[] = [request.body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH_MAX) {
      throw new Refusal(
        "invalid",
        `The body is nested deeper than ${DEPTH_MAX} levels. Nothing was changed.`,
      );
    }
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === "object" && value !== null)
        for (const part of Object.values(value)) next.push(part);
    }
    level = next;
  }
}
