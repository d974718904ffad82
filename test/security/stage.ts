import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DestinationStream } from "pino";
import type { App } from "../../src/app.ts";
import { makeLogger } from "../../src/bin/logger.ts";
import type { Counts } from "../../src/http/limits.ts";
import { createServer, type ServerSettings } from "../../src/http/server.ts";
import { freePort } from "../../tools/rig/port.ts";
import type { Engine } from "../support/database.ts";
import { type House, openHouse } from "../support/house.ts";
import { scratchFolder } from "../support/machine.ts";
import { type Door, type Person, signUp } from "../support/people.ts";

/** The whole house behind its real door, in this process: what it answers and what it logs can be read. */
export type Stage = AsyncDisposable & {
  readonly house: House;
  readonly door: Door;
  /** Everything that was logged so far, one JSON object a line. */
  logs(): string;
  /** The bodies and headers of every answer that a request of this process got, while the stage is open. */
  answers(): readonly string[];
};

/** fetch, with a copy of every answer kept. Returns the end of keeping. */
function keepAnswers(kept: string[]): () => void {
  const original = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    const response = await original(...request);
    const text = await response.clone().text();
    kept.push(`${[...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n")}\n\n${text}`);
    return response;
  };
  return () => {
    globalThis.fetch = original;
  };
}

/** Counts nothing: for tests that ask more often than any person, about other things than how often. */
type Done = (error: null, count: [number, number]) => void;
export const UNCOUNTED: Counts = {
  rateLimit: (_key, ...rest) => (rest.at(-1) as Done)(null, [1, 60_000]),
  rateLimitRead: (_key, ...rest) => (rest.at(-1) as Done)(null, [0, 0]),
};

type StageOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly counted?: true;
  /** What the page of the web app is. */
  readonly page?: string;
};

/** How a server is opened that is held to its doors, not to its speed. */
export const settingsOf = (app: App, webFolder: string, limiter: Counts): ServerSettings => ({
  publicUrl: app.config.publicUrl,
  corsOrigins: app.config.corsOrigins,
  trustProxy: app.config.trustProxy,
  secureCookies: app.secureCookies,
  csrfSecrets: app.csrfSecrets,
  webFolder,
  // How late the loop of a busy machine is is not the question here.
  loopDelayMaxMs: 60_000,
  newRequestId: app.newId,
  limiter,
  metricsDoor: { token: undefined, read: async () => ({ type: "text/plain", text: "" }) },
  traces: false,
});

export async function openStage(engine: Engine, options: StageOptions = {}): Promise<Stage> {
  const { env = {}, counted } = options;
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const house = await openHouse(engine, { env: { PUBLIC_URL: origin, ...env } });
  const { app } = house;
  const lines: string[] = [];
  const to: DestinationStream = { write: (line) => void lines.push(line) };
  const { logger } = makeLogger({ logLevel: "trace" }, "test", to);
  const webFolder = scratchFolder("web");
  if (options.page !== undefined) writeFileSync(join(webFolder, "index.html"), options.page);
  const server = await createServer(
    app,
    settingsOf(app, webFolder, counted ? app.cluster.limiter : UNCOUNTED),
    logger,
  );
  await server.app.listen({ host: "127.0.0.1", port });
  const answers: string[] = [];
  const stopKeeping = keepAnswers(answers);
  return {
    house,
    door: { url: `http://127.0.0.1:${port}`, origin },
    logs: () => lines.join(""),
    answers: () => answers,
    async [Symbol.asyncDispose]() {
      stopKeeping();
      await server.app.close();
      await house[Symbol.asyncDispose]();
    },
  };
}

/** A person with an account, and its id. */
export type Visitor = { readonly id: string; readonly person: Person };

/** Signs up; a role, and a second factor for it, are given behind the door's back. */
export async function arrive(
  { house, door }: Stage,
  given: { readonly role?: string; readonly twoFactor?: boolean } = {},
): Promise<Visitor> {
  const person = await signUp(door);
  const { player } = await person.call("getSession", {});
  const id = player?.id ?? "";
  const { role, twoFactor = false } = given;
  if (role !== undefined) {
    const set = { role, two_factor_enabled: twoFactor };
    await house.app.database.db.updateTable("players").set(set).where("id", "=", id).execute();
    house.app.sessions.forget(id);
  }
  return { id, person };
}

/** As if the password had last been shown an hour ago. */
export async function growStale({ house }: Stage, { id }: Visitor): Promise<void> {
  const confirmed_at = new Date(house.clock() - 3_600_000);
  await house.app.database.db
    .updateTable("sessions")
    .set({ confirmed_at })
    .where("user_id", "=", id)
    .execute();
  house.app.sessions.forget(id);
}
