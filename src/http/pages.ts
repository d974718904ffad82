import { existsSync } from "node:fs";
import { join } from "node:path";
import helmet from "@fastify/helmet";
import staticFiles from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { handleNotFound } from "./errors.ts";
import { API_HEADERS, PERMISSIONS_POLICY, pageHeaders } from "./headers.ts";

const YEAR_S = 31_536_000;

/**
 * The web app from disk: files with a hash in their name for a year, the page itself never without asking. Every address
 * that is no file and no API is a page of the app, which finds its way by itself. In production Nginx does this instead.
 */
export async function pages(app: FastifyInstance, deps: { folder: string; https: boolean }): Promise<void> {
  await app.register(helmet, pageHeaders(deps.https));
  app.addHook(
    "onRequest",
    async (_request, reply) => void reply.header("permissions-policy", PERMISSIONS_POLICY),
  );
  if (existsSync(join(deps.folder, "index.html"))) {
    await app.register(staticFiles, {
      root: deps.folder,
      wildcard: false,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.includes(join(deps.folder, "assets"));
        reply.header("cache-control", hashed ? `public, max-age=${YEAR_S}, immutable` : "no-cache");
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage =
      request.method === "GET" && !request.url.startsWith("/api/") && !request.url.startsWith("/assets/");
    if (!wantsPage || !reply.sendFile) return handleNotFound(request, reply.headers(API_HEADERS));
    return await reply.sendFile("index.html", deps.folder);
  });
}
