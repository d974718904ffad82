import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Endpoint } from "../../contract/endpoint.ts";
import { type Checked, ENDPOINTS, type Output } from "../../contract/endpoints.ts";
import { type EndpointName, PATHS } from "../../contract/paths.ts";
import { problem } from "../../contract/problem.ts";
import type { Limits } from "../../services/limits/limits.ts";
import type { Sessions } from "../../services/sessions.ts";
import { allow, holdMoney } from "../guards.ts";
import { type LimitClass, limitOf } from "../limits.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** What the guards of routes ask: put there when the API is opened. */
    house: { readonly sessions: Sessions; readonly limits: Limits };
  }
}

/** What a handler gets, already checked against the contract. */
export type Call<K extends EndpointName> = {
  readonly params: Checked<K, "params">;
  readonly query: Checked<K, "query">;
  readonly body: Checked<K, "body">;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

/** Registers an endpoint of the contract: its shapes, its guard, its limit, one verb. */
export function route<K extends EndpointName>(
  api: FastifyInstance,
  name: K,
  limit: LimitClass,
  handler: (call: Call<K>) => Promise<Output<K>>,
): void {
  const [method, url] = PATHS[name];
  const endpoint: Endpoint = ENDPOINTS[name];
  const { params, query, body, response, status, summary, access, money } = endpoint;
  const { sessions, limits } = api.house;
  api.route({
    method,
    url,
    config: { rateLimit: limitOf(limit) },
    schema: {
      operationId: name,
      summary,
      tags: [url.split("/")[1] ?? ""],
      ...(access === "public" ? {} : { security: [{ session: [] }] }),
      ...(params ? { params } : {}),
      ...(query ? { querystring: query } : {}),
      ...(body ? { body } : {}),
      ...(money
        ? {
            description:
              "A money write: send an Idempotency-Key header (UUID). A repeat gets the first answer.",
          }
        : {}),
      response: { [status]: response, default: problem },
    },
    // The limiter is in onRequest: what is refused from here on has been counted. The body has not been read yet.
    preParsing: allow(endpoint, sessions),
    ...(method === "GET" ? {} : { preValidation: api.csrfProtection }),
    ...(money ? { preHandler: holdMoney(endpoint, limits) } : {}),
    handler: async (request, reply) => {
      reply.code(status);
      const call = { params: request.params, query: request.query, body: request.body, request, reply };
      return await handler(call as Call<K>);
    },
  });
}
