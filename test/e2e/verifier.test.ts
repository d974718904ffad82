import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { GAMES } from "../../src/games/catalog.ts";
import { rulesIdOf } from "../../src/games/game.ts";
import type { GameId } from "../../src/games/ids.ts";
import { verifierPage } from "../../tools/offline-verifier.ts";
import { launchChromium } from "../support/chromium.ts";
import { scratchFolder } from "../support/machine.ts";
import { publishedRounds } from "../vectors/published.ts";

/** One draw, many draws, and a game with moves. */
const SHOWN = ["dice", "keno", "blackjack"] as const satisfies readonly GameId[];

const PATIENCE_MS = 20_000;

let browser: Browser;
let page: Page;
let address: string;
let asked: string[];

beforeAll(async () => {
  const file = join(scratchFolder("verifier"), "verifier.html");
  writeFileSync(file, await verifierPage(fileURLToPath(new URL("../../src/web", import.meta.url))));
  address = pathToFileURL(file).href;
  browser = await launchChromium();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  const context = await browser.newContext({ offline: true });
  page = await context.newPage();
  asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(address);
  return () => context.close();
});

/** The first published round of a game as the proof page saves it. */
function savedRound(game: GameId) {
  const round = publishedRounds().find((published) => published.game === game)?.rounds[0];
  if (round === undefined) throw new Error(`${game} has no published round`);
  const { rules } = GAMES[game];
  // A vector's stake is the opening one; a saved round's is all that was staked, doubles and splits included.
  const stakes = { openingStake: round.stake, stake: round.staked ?? round.stake };
  return { rules, round: { ...round, ...stakes, game, rulesId: rulesIdOf(game, rules as never) } };
}

const open = (saved: unknown): Promise<void> =>
  page.getByLabel("Open a round that you saved").setInputFiles({
    name: "round.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(saved)),
  });

const verdict = (): Promise<string> => page.locator(".proof-verdict").innerText({ timeout: PATIENCE_MS });

test.each(SHOWN)("a saved round of %s is verified from a disk, without a network", async (game) => {
  await open(savedRound(game));
  expect(await verdict()).toContain("Verified.");
  expect(asked).toEqual([address]);
});

test.each(SHOWN)("a saved round of %s whose payout was changed does not match", async (game) => {
  const saved = savedRound(game);
  await open({ ...saved, round: { ...saved.round, payout: saved.round.payout + 1 } });
  expect(await verdict()).toContain("This does not match.");
});

test("seeds typed in by hand are held against the commitment", async () => {
  await page.getByRole("button", { name: "Fill in the published example" }).click();
  expect(await verdict()).toContain("Verified.");
  await page.getByLabel("Commitment, if you noted it").fill("0".repeat(64));
  await page.getByText("This does not match.").waitFor({ timeout: PATIENCE_MS });
});

test("the file's own policy refuses whatever would leave it", async () => {
  const reached = await page.evaluate(() =>
    fetch("data:text/plain,out").then(
      () => true,
      () => false,
    ),
  );
  expect(reached).toBe(false);
});
