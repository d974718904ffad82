import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { GAME_IDS, type GameId } from "../src/games/ids.ts";
import { freePort } from "../tools/rig/port.ts";
import { findPrograms } from "../tools/rig/programs.ts";
import { type Bench, median, quantile } from "./bench.ts";
import { openCasino, SECRET } from "./casino.ts";
import { startServing } from "./serving.ts";

const BUILT = join(import.meta.dirname, "../dist/web");
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
/** Keys that lay a bet where the page does not open with one. */
const BETS: Partial<Record<GameId, string>> = { roulette: "r", keno: "q", baccarat: "b", craps: "p" };
const PLAYS_A_ROUND = 10;

/** What the built files of these addresses weigh as they are sent to a browser that takes gzip. */
function gzipBytes(paths: readonly string[]): number {
  return paths.reduce((sum, path) => {
    const file = join(BUILT, path);
    return sum + statSync(existsSync(`${file}.gz`) ? `${file}.gz` : file).size;
  }, 0);
}

/** Scripts that a page has loaded once nothing more comes, in KiB of gzip. */
async function scriptKiB(context: BrowserContext, path: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(path, { waitUntil: "networkidle" });
  const paths = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => name.endsWith(".js")),
  );
  await page.close();
  return gzipBytes([...new Set(paths)]) / 1_024;
}

/**
 * Milliseconds from the press of a key, as the browser stamped it, to the frame after the one in which the answer stands on
 * the page: server, network, React and paint.
 */
async function pressToDrawn(page: Page, key: string): Promise<number> {
  // The watch stands before the key goes down: the answer may be there within a few milliseconds.
  const watch = await page.evaluateHandle(() => ({
    drawn: new Promise<number>((resolve) => {
      let pressedMs = 0;
      window.addEventListener("keydown", ({ timeStamp }) => (pressedMs = timeStamp), {
        capture: true,
        once: true,
      });
      const game = document.querySelector(".game-page");
      let waited = false;
      const watch = new MutationObserver(() => {
        const phase = game?.getAttribute("data-phase");
        if (phase !== "idle") waited = true;
        else if (waited) {
          watch.disconnect();
          requestAnimationFrame(() => requestAnimationFrame((nowMs) => resolve(nowMs - pressedMs)));
        }
      });
      watch.observe(game ?? document, { attributes: true, attributeFilter: ["data-phase"] });
    }),
  }));
  await page.keyboard.press(key);
  return watch.evaluate(({ drawn }) => drawn);
}

async function timesOf(page: Page, game: GameId, plays: number): Promise<number[]> {
  await page.goto(`/games/${game}`);
  await page.locator(".game-page[data-phase=idle]").waitFor();
  // The smallest stake: five hundred credits last for all games.
  for (let n = 0; n < 3; n += 1) await page.keyboard.press("ArrowDown");
  const bet = BETS[game];
  if (bet !== undefined) await page.keyboard.press(bet);
  const times: number[] = [];
  for (let n = 0; n <= plays; n += 1) {
    times.push(await pressToDrawn(page, " "));
    // A round with choices is open now: its first round was measured, the rest would be other questions.
    if ((await page.locator(".slip[data-open]").count()) > 0) break;
  }
  // The first one warms the page and the server up, where there are more.
  return times.length > 1 ? times.slice(1) : times;
}

/** A new player in the browser's own jar: cookies that are marked for TLS cannot be laid into it from outside. */
async function signUp({ request }: BrowserContext, origin: string): Promise<void> {
  const { csrfToken, legal } = await (await request.get("/api/v1/session")).json();
  const answer = await request.post("/api/auth/sign-up/email", {
    headers: { origin, "x-csrf-token": csrfToken },
    data: {
      name: "bench",
      username: "bench_web",
      email: "bench@bench.invalid",
      password: `bench ${SECRET}`,
      birthDate: "1990-05-31",
      accepted: { terms: legal.terms, privacy: legal.privacy },
    },
  });
  if (!answer.ok()) throw new Error(`sign-up answered ${answer.status()}: ${await answer.text()}`);
}

async function openBrowser(): Promise<Browser> {
  const { found } = findPrograms(["chromium"]);
  if (found.chromium === undefined)
    throw new Error("Chromium is not installed; npm test installs it on Debian");
  return chromium.launch({ executablePath: found.chromium, args: FLAGS });
}

export const web: Bench = {
  name: "web",
  summary: "press to result drawn in Chromium without motion, and what the first load of a page weighs",
  async run({ rounds }) {
    await import("../tools/build-web.ts");
    await using stack = new AsyncDisposableStack();
    const casino = stack.use(await openCasino(1));
    const env = { DATABASE_URL: casino.url, RNG_SECRET: SECRET };
    const serving = stack.use(await startServing(await freePort(), env));
    const browser = await openBrowser();
    stack.defer(() => browser.close());
    const context = await browser.newContext({ baseURL: serving.url, reducedMotion: "reduce" });
    const firstKiB = await scriptKiB(context, "/");
    await signUp(context, serving.url);
    const page = await context.newPage();
    const all: number[] = [];
    const slowest: { game: GameId; ms: number }[] = [];
    for (const game of GAME_IDS) {
      const times = await timesOf(page, game, rounds * PLAYS_A_ROUND);
      all.push(...times);
      slowest.push({ game, ms: median(times) });
      console.error(`${game.padEnd(14)} median ${median(times).toFixed(1)} ms of ${times.length}`);
    }
    slowest.sort((a, b) => b.ms - a.ms);
    return {
      "press to result p50 ms": Number(median(all).toFixed(1)),
      "press to result p95 ms": Number(quantile(all, 0.95).toFixed(1)),
      "slowest game": `${slowest[0]?.game} ${slowest[0]?.ms.toFixed(1)} ms`,
      "first load script KiB": Number(firstKiB.toFixed(1)),
      "of at most KiB": 150,
    };
  },
};
