import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Round } from "../../src/contract/rounds.ts";
import { cardNumber } from "../../src/fair/cards.ts";
import type { BlackjackMoveName } from "../../src/games/blackjack/state.ts";
import type { BlackjackView } from "../../src/games/blackjack/view.ts";
import { GAMES } from "../../src/games/catalog.ts";
import { GAME_IDS, type GameId } from "../../src/games/ids.ts";
import { LINES, listedHold } from "../../src/games/video-poker/lines.ts";
import type { VideoPokerView } from "../../src/games/video-poker/video-poker.ts";
import { wordsOf } from "../../src/web/games/words-catalog.ts";
import { amountText, timesText } from "../../src/web/ui/amount-text.ts";
import type { WatchedPage } from "../support/chromium.ts";
import { BLACKJACK_KEYS, type Fate, SEATS } from "./seats.ts";
import {
  arrive,
  book,
  expectBooks,
  MOVES_MAX,
  playOut,
  press,
  type Sitting,
  showWhenFailed,
  sitDown,
} from "./sitting.ts";
import { openStage, type Stage } from "./stage.ts";
import { expectCredits, moveRound, playRound } from "./visitor.ts";

/** The rarest of the fates is a win on a scratch card, 0.118: missing it so often in a row is one in 10^10. */
const ROUNDS_MAX = 200;
const STEPPED = GAME_IDS.filter((id) => GAMES[id].kind === "stepped");

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

describe("with the keyboard alone, at a desk, without motion", () => {
  let visit: WatchedPage;
  let sitting: Sitting;
  beforeAll(async () => {
    visit = await stage.open("desktop");
    sitting = await arrive(visit, true);
  });
  afterAll(() => visit?.[Symbol.asyncDispose]());

  test.each(GAME_IDS)(
    "%s is played to a win and to a loss, and page, answers and books agree",
    async (game) => {
      const { page } = sitting;
      showWhenFailed(page);
      const faultsBefore = visit.faults().length;
      await sitDown(page, game);
      const seen = new Set<Fate>();
      for (let n = 0; n < ROUNDS_MAX && !(seen.has("win") && seen.has("loss")); n += 1) {
        const played = await playOut(page, game, seen.has("win") ? "loss" : "win");
        seen.add(await book(sitting, played));
      }
      expect([...seen]).toEqual(expect.arrayContaining(["win", "loss"]));
      await expectBooks(sitting);
      expect(visit.faults().slice(faultsBefore)).toEqual([]);
    },
  );

  test.each(STEPPED)(
    "%s goes on after a reload in the middle of a round with the same hand",
    async (game) => {
      const { page } = sitting;
      showWhenFailed(page);
      for (let n = 0; n < ROUNDS_MAX; n += 1) {
        await sitDown(page, game);
        let played = await playRound(page, game, () => press(page, [" "]));
        if (played.round.state === "open" && game !== "video-poker") {
          const keys = SEATS[game].move?.(played.round, "win") ?? [];
          played = await moveRound(page, played.round, () => press(page, keys));
        }
        const { round } = played;
        if (round.state === "settled") {
          await book(sitting, played);
          continue;
        }
        const words = wordsOf(game).outcome(round.outcome, round.bet);
        const before = await page.locator(".game-stage").ariaSnapshot();
        await page.reload();
        await page.locator(".verdict").getByText(words).first().waitFor();
        expect(await page.locator(".game-stage").ariaSnapshot()).toBe(before);
        let moves = round.moves.length;
        while (played.round.state === "open") {
          const keys = SEATS[game].move?.(played.round, moves > 2 ? "loss" : "win") ?? [];
          played = await moveRound(page, played.round, () => press(page, keys));
          moves += 1;
          expect(played.round).toMatchObject({ id: round.id, nonce: round.nonce });
          expect(played.round.moves).toHaveLength(moves);
        }
        await book(sitting, played);
        await expectBooks(sitting);
        return;
      }
      throw new Error("every round was over before it could be left");
    },
  );

  test("blackjack: hit, stand, double, split, surrender, insurance and declining it, each by its key", async () => {
    const { page } = sitting;
    showWhenFailed(page);
    await sitDown(page, "blackjack");
    const left = new Set(Object.keys(BLACKJACK_KEYS) as BlackjackMoveName[]);
    // Each is offered in one of thirteen deals at the least; the rarer one first.
    const rare: readonly BlackjackMoveName[] = ["insurance", "no-insurance", "split", "double", "surrender"];
    for (let n = 0; n < ROUNDS_MAX * 2 && left.size > 0; n += 1) {
      let played = await playRound(page, "blackjack", () => press(page, [" "]));
      while (played.round.state === "open") {
        const { moves } = played.round.outcome as unknown as BlackjackView;
        const move = rare.find((one) => left.has(one) && moves.includes(one));
        const keys = move
          ? [BLACKJACK_KEYS[move]]
          : left.has("hit") && moves.includes("hit")
            ? ["h"]
            : (SEATS.blackjack.move?.(played.round, "win") ?? []);
        const { stake } = played.round;
        played = await moveRound(page, played.round, () => press(page, keys));
        const { move: made } = played.round.moves.at(-1) as { move: BlackjackMoveName };
        left.delete(made);
        const adds = made === "double" || made === "split" ? 100 : made === "insurance" ? 50 : 0;
        expect(played.round.stake).toBe(stake + adds);
      }
      await book(sitting, played);
    }
    expect([...left]).toEqual([]);
    await expectBooks(sitting);
  });

  test("video poker: the list of what to hold is one key away and marks the line of the hand on the table", async () => {
    const { page } = sitting;
    showWhenFailed(page);
    await sitDown(page, "video-poker");
    const dealt = await playRound(page, "video-poker", () => press(page, [" "]));
    const { hand } = dealt.round.outcome as unknown as VideoPokerView;
    const { line, hold } = listedHold(hand.map((card) => cardNumber(card) ?? 0));
    await press(page, ["b"]);
    const list = page.getByRole("dialog", { name: "What to hold" });
    expect(await list.locator("[aria-current]").textContent()).toContain(LINES[line]?.name);
    expect(await list.getByRole("listitem").count()).toBe(LINES.length);
    await press(page, ["Escape"]);
    await list.waitFor({ state: "detached" });
    const keys = [...hold.map((position) => String(position + 1)), " "];
    const drawn = await moveRound(page, dealt.round, () => press(page, keys));
    expect(drawn.round.outcome).toMatchObject({ held: hold });
    await book(sitting, drawn);
    await expectBooks(sitting);
  });

  test("the odds of a bet hang on the wall with the player's own rounds over them, behind one key", async () => {
    const { page } = sitting;
    showWhenFailed(page);
    await sitDown(page, "coinflip");
    await press(page, ["o"]);
    const sheet = page.getByRole("dialog", { name: "Coinflip: the odds" });
    await sheet.getByText(/Circles: your last \d+ rounds? with this bet\./).waitFor();
    const rows = sheet.getByRole("row");
    expect(await rows.count()).toBe(2);
    expect(await rows.allTextContents()).toEqual([expect.stringMatching(/50/), expect.stringMatching(/50/)]);
    await press(page, ["o"]);
    await sheet.waitFor({ state: "detached" });
    await press(page, ["?"]);
    await page.getByRole("dialog", { name: "Keys" }).getByText("heads or tails").waitFor();
    await press(page, ["Escape"]);
  });

  test("repeating stops at the press of its button, and nothing is played after", async () => {
    const { page } = sitting;
    showWhenFailed(page);
    await sitDown(page, "coinflip");
    const button = page.getByRole("button", { name: "Repeat until stopped" });
    const third = page.waitForResponse((response) => response.url().endsWith("/games/coinflip/rounds"));
    await button.focus();
    await press(page, ["Enter"]);
    await third;
    await page.getByRole("button", { name: /^Stop repeating \([1-9]/ }).waitFor();
    await press(page, ["Escape"]);
    await button.waitFor();
    await page.locator(".game-page[data-phase=idle]").waitFor();
    const { balances } = await (await page.request.get("/api/v1/wallet")).json();
    await expectCredits(page, balances.credits);
  });

  test("sound is off until asked for, and the choice outlives the page", async () => {
    const { page } = sitting;
    showWhenFailed(page);
    await sitDown(page, "coinflip");
    const sound = (pressed: boolean) => page.getByRole("button", { name: "Sound", pressed });
    await sound(false).waitFor();
    await press(page, ["m"]);
    await sound(true).waitFor();
    await page.goto("/games/slots");
    await sound(true).waitFor();
    await press(page, ["m"]);
    await sound(false).waitFor();
  });
});

test("with a finger, on a phone, each game is played to the end of a round", async () => {
  await using visit = await stage.open("phone");
  const sitting = await arrive(visit, true);
  const { page } = sitting;
  for (const game of GAME_IDS) {
    const { tapBet, tapMove } = SEATS[game];
    await page.goto(`/games/${game}`);
    await page.locator(".game-page[data-phase=idle]").waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, `${game} is wider than the screen`).toBe(0);
    await tapBet?.(page);
    let played = await playRound(page, game, () => page.locator(".slip-play button").tap());
    for (let moves = 0; played.round.state === "open"; moves += 1) {
      expect(moves).toBeLessThan(MOVES_MAX);
      const { round } = played;
      played = await moveRound(page, round, async () => tapMove?.(page, round));
    }
    await book(sitting, played);
  }
  await expectBooks(sitting);
  expect(visit.faults()).toEqual([]);
});

/** What a scene must read once its motion is over, by the server's answer. */
const STILLS: readonly {
  readonly game: GameId;
  readonly at: string;
  readonly text: (round: Round) => string;
}[] = [
  {
    game: "hundred",
    at: ".hundred-figure output",
    text: ({ outcome }) => (outcome as { roll: number }).roll.toFixed(2),
  },
  {
    game: "number-guess",
    at: ".dial-reading b",
    text: ({ outcome }) => String((outcome as { target: number }).target),
  },
  { game: "wheel", at: ".disc-reading", text: ({ multiplier }) => timesText(multiplier) },
];

test("motion ends in the server's outcome, tells nothing before its end, and a second press cuts it short", async () => {
  await using visit = await stage.open("desktop");
  const sitting = await arrive(visit, false);
  const { page } = sitting;
  const moving = page.locator(".game-page[data-phase=revealing]");
  for (const { game, at, text } of STILLS) {
    await sitDown(page, game);
    const told: { readonly said: string; readonly net: string | null }[] = [];
    const watched = await playRound(page, game, async () => {
      await press(page, [" "]);
      await moving.waitFor();
      told.push({
        said: (await page.locator(".verdict").textContent()) ?? "",
        net: await page.getByTitle("Returned less staked").locator(".sr-only").textContent(),
      });
    });
    expect(told, "figures stand still until the motion is over").toEqual([
      { said: "…", net: amountText(sitting.owned - 50_000, true) },
    ]);
    expect(await page.locator(at).textContent()).toBe(text(watched.round));
    await book(sitting, watched);
    const cut = await playRound(page, game, async () => {
      await press(page, [" "]);
      await moving.waitFor();
      await press(page, [" "]);
    });
    expect(await page.locator(at).textContent()).toBe(text(cut.round));
    await book(sitting, cut);
  }
  expect(visit.faults()).toEqual([]);
});
