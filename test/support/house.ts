import { type App, createApp, systemEntropy } from "../../src/app.ts";
import type { Entropy } from "../../src/base/time.ts";
import { parseConfig } from "../../src/config/config.ts";
import type { DatabaseSettings } from "../../src/db/database.ts";
import { type SettableClock, settableClock } from "./clock.ts";
import { type Engine, freshDatabase } from "./database.ts";
import { scratchFolder } from "./machine.ts";

/** A secret that is strong enough for production and known to everybody: never use it outside tests. */
export const TEST_RNG_SECRET = "t1:Qx7vLr2mZk9WbT4yHc8NdJ5pGf6SaE3uXo1V";

export type HouseOptions = {
  readonly entropy?: Entropy;
  readonly clock?: SettableClock;
  /** Settings, as the environment would give them. */
  readonly env?: Readonly<Record<string, string>>;
};

/** The whole house on a fresh database, in this process, with a clock that the test sets. */
export type House = AsyncDisposable & {
  readonly app: App;
  readonly clock: SettableClock;
  /** What the house has complained of: nothing, unless a test provokes it. */
  readonly faults: readonly unknown[];
};

export async function openHouse(engine: Engine, options: HouseOptions = {}): Promise<House> {
  const fresh = await freshDatabase(engine);
  const house = await openHouseOn(fresh.settings, options);
  return {
    ...house,
    async [Symbol.asyncDispose]() {
      await house[Symbol.asyncDispose]();
      await fresh[Symbol.asyncDispose]();
    },
  };
}

/** The same on a database that is there already: another process of its house, if others serve it. */
export async function openHouseOn(settings: DatabaseSettings, options: HouseOptions = {}): Promise<House> {
  // Starts at the real time, because Better Auth dates its sessions by the real clock.
  const clock = options.clock ?? settableClock(Date.now());
  const faults: unknown[] = [];
  const config = parseConfig(
    {
      NODE_ENV: "test",
      RNG_SECRET: TEST_RNG_SECRET,
      DATA_DIR: scratchFolder("house"),
      SIGN_UPS_PER_DAY: "100000",
      ...(settings.kind === "postgres" ? { DATABASE_URL: settings.url } : { DATA_DIR: settings.folder }),
      ...options.env,
    },
    {
      readFile: (path) => {
        throw new Error(`a test's settings name no file, not ${path}`);
      },
      makeSecret: () => TEST_RNG_SECRET,
    },
  );
  const app = await createApp(config, {
    clock,
    entropy: options.entropy ?? systemEntropy,
    onFault: (error) => faults.push(error),
    onRemark: (level, message) => {
      if (level === "error") faults.push(message);
    },
  });
  return {
    app,
    clock,
    faults,
    [Symbol.asyncDispose]: () => app.close(),
  };
}
