import type { FastifySchemaCompiler } from "fastify";
import { validatorCompiler } from "fastify-type-provider-zod";
import { Refusal } from "../base/refusal.ts";

/**
 * Holds what comes in to a route's schemas. zod measures what looks like a text before it has seen that it is none, and
 * throws at {"length":{"toString":1}}: that is an answer too. Refusals: invalid.
 */
export const judgeBySchema: FastifySchemaCompiler<Parameters<typeof validatorCompiler>[0]["schema"]> = (
  route,
) => {
  const judge = validatorCompiler(route);
  return (data: unknown) => {
    try {
      return judge(data);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      const what = "Something in this request is not of the kind that it has to be. Nothing was changed.";
      return { error: new Refusal("invalid", what) };
    }
  };
};
