import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import type { DatabaseSettings } from "../../src/db/database.ts";
import { launchChromium, openPage, type Screen, type WatchedPage } from "../support/chromium.ts";
import { freshDatabase } from "../support/database.ts";
import { type ServerProcess, startServer } from "../support/process.ts";

/** A house with a browser in front of it. */
export type Stage = AsyncDisposable & {
  server(): ServerProcess;
  /** A page of a visitor who was never here, and what goes wrong in it. */
  open(screen: Screen): Promise<WatchedPage>;
  /** Ends the server and starts it anew at the same address, with other settings. */
  restart(other: Readonly<Record<string, string>>): Promise<void>;
};

/** The real server, as in production, with the web app as built. */
export async function openStage(): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const fresh = stack.use(await freshDatabase("postgres"));
  const stage = stack.use(await openStageOn(fresh.settings, {}));
  const all = stack.move();
  return { ...stage, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** The same on a database of the caller's making. */
export async function openStageOn(
  settings: DatabaseSettings,
  more: Readonly<Record<string, string>>,
): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  if (settings.kind !== "postgres") throw new Error("not PostgreSQL");
  const env = { DATABASE_URL: settings.url, ...more };
  let server = await startServer({ env });
  stack.defer(() => server[Symbol.asyncDispose]());
  const browser: Browser = await launchChromium();
  stack.defer(() => browser.close());
  const all = stack.move();
  return {
    server: () => server,
    open: (screen) => openPage(browser, server.origin, screen),
    async restart(other) {
      const { port } = server;
      await server.terminate();
      server = await startServer({ env: { ...env, ...other }, port });
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** What every rule of axe says of the page as it stands: the place and the reason. Nothing, if all is well. */
export async function accessFaults(page: Page): Promise<string[]> {
  // A page that is still on its way has nothing to be judged by.
  await page.getByRole("heading").first().waitFor();
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
  // What is fading in has not got its colours yet. What moves for ever (a waiting button) is judged as it is.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== "running" || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  );
  // No page has frames, so one run in place is all of it; nobody reads what passed.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target}: ${failureSummary}`),
  );
}
