import { type Browser, chromium, type Page } from "playwright-core";
import { onTestFailed, TestRunner } from "vitest";
import { machine } from "./machine.ts";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Debian's Chromium. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: machine("TEST_CHROMIUM"), args: FLAGS });

/** The screens that every page is shown on. */
export const SCREENS = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 },
} as const;
export type Screen = keyof typeof SCREENS;

/** A page in a fresh profile, and everything that went wrong in it so far. */
export type WatchedPage = AsyncDisposable & { readonly page: Page; faults(): readonly string[] };

export async function openPage(browser: Browser, baseUrl: string, screen: Screen): Promise<WatchedPage> {
  const context = await browser.newContext({ ...SCREENS[screen], baseURL: baseUrl });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("crash", () => faults.push("the page crashed"));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    // A page that moves on gives up the requests it no longer needs: that is no fault.
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") faults.push(`${why}: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`content policy: ${event.effectiveDirective} refused ${event.blockedURI}`);
    });
  });
  // The context is closed before a failed test is told of, so what is on the page is noted as it is left.
  let left = "";
  if (TestRunner.getCurrentTest() !== undefined) {
    onTestFailed(() => console.error(`--- the page when the test left it\n${left}`));
  }
  return {
    page,
    faults: () => faults,
    async [Symbol.asyncDispose]() {
      const seen = await page.ariaSnapshot().catch(String);
      left = [page.url(), ...faults, seen].join("\n");
      await context.close();
    },
  };
}
