import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";

/** The OpenAPI 3.1 document, made from the contract's schemas as the routes are registered. */
export async function describeApi(
  api: FastifyInstance,
  deps: { publicUrl: string; cookieName: string },
): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "RNG-THING",
        version: "1",
        description:
          "A play-money casino in which every outcome can be recomputed. Amounts are integers in minor units (100 = 1 credit). Errors are RFC 9457 problem documents.",
      },
      servers: [{ url: deps.publicUrl }],
      components: { securitySchemes: { session: { type: "apiKey", in: "cookie", name: deps.cookieName } } },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  // Routes do not change once the house is open: the text is made once.
  let document: string | undefined;
  api.get("/openapi.json", { schema: { hide: true } as never }, async (_request, reply) => {
    document ??= JSON.stringify(api.swagger());
    return reply.type("application/json; charset=utf-8").send(document);
  });
}
