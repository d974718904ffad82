import type { FastifyInstance } from "fastify";
import type { Legal } from "../../services/legal/legal.ts";
import { route } from "./register.ts";

export function legalRoutes(api: FastifyInstance, legal: Legal): void {
  route(api, "getLegal", "read", async ({ params }) => {
    const { name, title, version, blocks } = legal.documents[params.document];
    return { name, title, version, blocks };
  });
}
