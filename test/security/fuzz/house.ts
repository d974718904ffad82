import type { FastifyInstance } from "fastify";
import { sessionSecrets } from "../../../src/app.ts";
import { makeLogger } from "../../../src/bin/logger.ts";
import { createServer } from "../../../src/http/server.ts";
import { sessionCookie } from "../../../src/http/session-cookie.ts";
import { freshDatabase } from "../../support/database.ts";
import { type House, openHouseOn } from "../../support/house.ts";
import { scratchFolder } from "../../support/machine.ts";
import { settingsOf, UNCOUNTED } from "../stage.ts";

/** The whole house with its real routes, guards and database; requests are put in at the door of its server, without a socket. */
export type FuzzHouse = AsyncDisposable & {
  readonly house: House;
  readonly server: FastifyInstance;
  readonly origin: string;
  readonly cookieName: string;
  /** What signs session cookies, the newest first. */
  readonly secrets: readonly { readonly value: string }[];
  /** What the server has logged as an error, the newest last, 100 at most. */
  readonly errors: readonly string[];
};

const ORIGIN = "http://localhost:8000";
const ERRORS_MAX = 100;

export async function openFuzzHouse(): Promise<FuzzHouse> {
  const fresh = await freshDatabase("postgres");
  if (fresh.settings.kind !== "postgres") throw new Error("the fuzzer needs PostgreSQL");
  // Nothing is cut off here: waiting for the disk would show nothing.
  const url = new URL(fresh.settings.url);
  url.searchParams.set("options", "-c synchronous_commit=off");
  const env = { PUBLIC_URL: ORIGIN, SIGN_UPS_PER_DAY: "1000000", DATABASE_POOL_MAX: "16" };
  const house = await openHouseOn({ ...fresh.settings, url: url.href }, { env });
  const { app } = house;
  const errors: string[] = [];
  const { logger } = makeLogger({ logLevel: "error" }, "test", {
    write: (line) => {
      errors.push(line);
      if (errors.length > ERRORS_MAX) errors.shift();
    },
  });
  const { app: server } = await createServer(app, settingsOf(app, scratchFolder("web"), UNCOUNTED), logger);
  await server.ready();
  return {
    house,
    server,
    origin: ORIGIN,
    cookieName: sessionCookie(app.secureCookies).name,
    secrets: sessionSecrets(app.config),
    errors,
    async [Symbol.asyncDispose]() {
      await server.close();
      await house[Symbol.asyncDispose]();
      await fresh[Symbol.asyncDispose]();
    },
  };
}
