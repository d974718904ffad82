import type { Page, Response } from "playwright-core";
import type { Played, Round } from "../../src/contract/rounds.ts";
import type { GameId } from "../../src/games/ids.ts";
import { amountText } from "../../src/web/ui/amount-text.ts";
import { type Credentials, newcomer } from "../support/people.ts";

/** What the sign-up page asks for, by the names of its fields. */
export const answersOf = ({ username, email, password }: Credentials) =>
  Object.entries({
    Username: username,
    Email: email,
    Password: password,
    Day: "31",
    Month: "5",
    Year: "1990",
  });

/** Old enough everywhere. */
export const BIRTH = { Day: "31", Month: "5", Year: "1990" } as const;

/** Makes an account on the page, as a person does, and waits to be let in. */
export async function createAccount(page: Page, credentials: Credentials = newcomer()): Promise<Credentials> {
  await askForAccount(page, credentials);
  await expectCredits(page, 50_000);
  return credentials;
}

/** Fills in the page of sign-up and sends it. */
export async function askForAccount(page: Page, credentials: Credentials): Promise<void> {
  for (const [name, text] of answersOf(credentials)) {
    await page.getByRole("textbox", { name, exact: true }).fill(text);
  }
  await page.getByRole("checkbox", { name: "I accept the terms of use" }).check();
  for (const [name, text] of Object.entries(BIRTH)) await page.getByRole("textbox", { name }).fill(text);
  await page.getByRole("checkbox", { name: /I accept/ }).check();
  await page.getByRole("button", { name: "Create the account" }).click();
}

/** Signs in on the page; with a code where the account has a second factor. */
export async function enter(page: Page, who: Credentials, code?: () => string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "Username or email" }).fill(who.username);
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  if (code) {
    await page.getByRole("textbox", { name: /code/i }).fill(code());
    await page.keyboard.press("Enter");
  }
  await page.getByTitle("Credits, the currency of the games").waitFor();
}

/** Waits until the header says that one owns so much, as a screen reader hears it. */
export async function expectCredits(page: Page, minor: number): Promise<void> {
  const meter = page.getByTitle("Credits, the currency of the games").getByRole("definition");
  const said = meter.locator(".sr-only").getByText(amountText(minor), { exact: true });
  await said.waitFor({ state: "attached", timeout: 20_000 });
}

/** On the page of safer play: an hour without play, which the tables then tell. */
export async function beginBreak(page: Page): Promise<void> {
  const told = page.getByText(/^You are taking a break until/);
  await page.getByRole("combobox", { name: "For", exact: true }).selectOption("an hour");
  await page.getByRole("button", { name: "Take a break" }).click();
  await page.getByRole("button", { name: "Begin the break" }).click();
  await told.first().waitFor();
  await page.goto("/games/coinflip");
  await told.waitFor();
}

/** What the page must say of a settled round. */
function saidOf({ payout, stake }: Round): string {
  const net = payout - stake;
  return net > 0
    ? `Won ${amountText(net)} credits.`
    : net === 0
      ? "The stake came back."
      : payout > 0
        ? `${amountText(payout)} of ${amountText(stake)} credits came back.`
        : `Lost ${amountText(stake)} credits.`;
}

const isPlay =
  (path: RegExp) =>
  (response: Response): boolean =>
    response.request().method() === "POST" && path.test(new URL(response.url()).pathname);

async function answered(page: Page, path: RegExp, act: () => Promise<void>): Promise<Played> {
  const [response] = await Promise.all([page.waitForResponse(isPlay(path)), act()]);
  if (!response.ok()) throw new Error(`${response.status()}: ${await response.text()}`);
  const played = (await response.json()) as Played;
  await page.locator(".game-page[data-phase=idle]").waitFor();
  if (played.round.state === "settled") await page.getByText(saidOf(played.round)).waitFor();
  await expectCredits(page, played.balances.credits);
  return played;
}

/** Plays with `act` and waits until the page shows what the server has answered: the verdict, and the balance. */
export const playRound = (page: Page, game: GameId, act: () => Promise<void>): Promise<Played> =>
  answered(page, new RegExp(`/games/${game}/rounds$`), act);

/** Moves with `act` in an open round and waits in the same way. */
export const moveRound = (page: Page, { id }: Round, act: () => Promise<void>): Promise<Played> =>
  answered(page, new RegExp(`/rounds/${id}/moves$`), act);
