import type { FastifyInstance } from "fastify";
import type { Overview } from "../../services/overview.ts";
import { presentLogProof, presentOverview } from "../present/overview.ts";
import { route } from "./register.ts";

export function overviewRoutes(api: FastifyInstance, overview: Overview): void {
  route(api, "getOverview", "staff", async () => presentOverview(await overview.look()));
  route(api, "proveAdminLog", "heavy", async () => presentLogProof(await overview.proveLog()));
}
