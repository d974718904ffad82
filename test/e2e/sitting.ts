import type { Page } from "playwright-core";
import { expect, onTestFailed } from "vitest";
import type { Played, Round } from "../../src/contract/rounds.ts";
import type { GameId } from "../../src/games/ids.ts";
import { wordsOf } from "../../src/web/games/words-catalog.ts";
import { amountText } from "../../src/web/ui/amount-text.ts";
import type { WatchedPage } from "../support/chromium.ts";
import { type Fate, SEATS } from "./seats.ts";
import { createAccount, moveRound, playRound } from "./visitor.ts";

/** No round of a game with choices takes more moves than this, as the seats play it. */
export const MOVES_MAX = 60;

const fateOf = ({ payout, stake }: Round): Fate =>
  payout > stake ? "win" : payout === stake ? "even" : "loss";

export async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Opens a game and takes the smallest stake, with keys. */
export async function sitDown(page: Page, game: GameId): Promise<void> {
  await page.goto(`/games/${game}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.locator(".game-page[data-phase=idle]").waitFor();
  await press(page, ["ArrowDown", "ArrowDown", "ArrowDown", ...SEATS[game].bet]);
}

/** A page with a player at it, and what the player must own if the house keeps its word. */
export type Sitting = { readonly page: Page; owned: number };

/** Books a round by the server's answer and holds the page to it. Returns whether it was won. */
export async function book(sitting: Sitting, { round, balances }: Played): Promise<Fate> {
  sitting.owned += round.payout - round.stake;
  expect(balances.credits).toBe(sitting.owned);
  const fate = fateOf(round);
  const verdict = sitting.page.locator(".verdict");
  await verdict.getByText(wordsOf(round.game).outcome(round.outcome, round.bet)).first().waitFor();
  expect(await verdict.getAttribute("data-won"), "only a return above the stake is celebrated").toBe(
    fate === "win" ? "true" : null,
  );
  return fate;
}

/** One round from the space bar to its end. */
export async function playOut(page: Page, game: GameId, wanted: Fate): Promise<Played> {
  let played = await playRound(page, game, () => press(page, [" "]));
  for (let moves = 0; played.round.state === "open"; moves += 1) {
    expect(moves).toBeLessThan(MOVES_MAX);
    const keys = SEATS[game].move?.(played.round, wanted) ?? [];
    played = await moveRound(page, played.round, () => press(page, keys));
  }
  return played;
}

export async function arrive(visit: WatchedPage, still: boolean): Promise<Sitting> {
  const { page } = visit;
  await page.emulateMedia({ reducedMotion: still ? "reduce" : "no-preference" });
  await page.goto("/sign-up");
  await createAccount(page);
  return { page, owned: 50_000 };
}

export function showWhenFailed(page: Page): void {
  onTestFailed(async () => console.error(`--- the page\n${page.url()}\n${await page.ariaSnapshot()}`));
}

/** What the wallet says, asked for anew. */
export async function expectBooks({ page, owned }: Sitting): Promise<void> {
  const answer = await page.request.get("/api/v1/wallet");
  const { balances, today } = await answer.json();
  expect({ credits: balances.credits, net: today.net }).toEqual({ credits: owned, net: owned - 50_000 });
  const meter = page.getByTitle("Returned less staked since 00:00 UTC, credits").locator(".sr-only");
  const net = amountText(owned - 50_000, true);
  await meter.getByText(net, { exact: true }).waitFor({ state: "attached" });
}
