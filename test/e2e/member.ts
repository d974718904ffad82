import pg from "pg";
import type { Page } from "playwright-core";
import { runCli } from "../support/cli.ts";
import { freshDatabase } from "../support/database.ts";
import { TEST_RNG_SECRET } from "../support/house.ts";
import { type Arrived, openPostOffice, type PostOffice } from "../support/post-office.ts";
import { openStageOn, type Stage } from "./stage.ts";

/** A house that can write letters, and the mail server that takes them. */
export type MailedStage = Stage & {
  readonly post: PostOffice;
  /** For what no page can do: an hour that has passed, a look at what is kept. */
  query(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** A command of the house on the same database; its exit code. */
  cli(...words: string[]): Promise<number | null>;
};

export async function openMailedStage(): Promise<MailedStage> {
  await using stack = new AsyncDisposableStack();
  const { settings } = stack.use(await freshDatabase("postgres"));
  if (settings.kind !== "postgres") throw new Error("not PostgreSQL");
  const pool = stack.adopt(new pg.Pool({ connectionString: settings.url, max: 1 }), (open) => open.end());
  const post = stack.use(await openPostOffice());
  const env = { SMTP_URL: `smtp://127.0.0.1:${post.port}`, MAIL_FROM: "The House <house@casino.test>" };
  const stage = stack.use(await openStageOn(settings, env));
  const all = stack.move();
  return {
    ...stage,
    post,
    query: async (sql, values) => (await pool.query<Record<string, unknown>>(sql, values)).rows,
    async cli(...words) {
      const known = { RNG_SECRET: TEST_RNG_SECRET, NODE_ENV: "test", DATABASE_URL: settings.url, ...env };
      const { code } = await runCli(words, known);
      return code;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** A part of the profile or of the security page. */
export const part = (page: Page, title: string) => page.getByRole("region", { name: title, exact: true });

export async function signInOn(page: Page, who: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "Username or email" }).fill(who);
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Somebody is in. (The button of settings is there for everybody.) */
export const waitUntilIn = (page: Page): Promise<void> =>
  page.getByTitle("Credits, the currency of the games").waitFor();
/** Nobody is in. */
export const waitUntilOut = (page: Page): Promise<void> =>
  page.getByRole("link", { name: "Sign in" }).first().waitFor();

export async function signOutOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await waitUntilOut(page);
}

/** An hour goes by since passwords were shown: the next dangerous thing asks again. The server forgets what it believed. */
export async function passAnHour({ query, restart }: MailedStage, page: Page): Promise<void> {
  // What the page still asks for would be cut off with the server, and count as a fault of the page.
  await page.reload({ waitUntil: "networkidle" });
  await query("UPDATE sessions SET confirmed_at = confirmed_at - interval '1 hour'");
  await restart({});
}

/** Shows the password again where the page asks for it. */
export async function confirmOn(page: Page, password: string, code?: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await dialog.getByRole("textbox", { name: "Password" }).fill(password);
  if (code !== undefined)
    await dialog.getByRole("textbox", { name: "Code of your authenticator" }).fill(code);
  await dialog.getByRole("button", { name: "Go on" }).click();
}

/** A browser notes every refusal on its console: the house was asked for what it should refuse. */
export const unexpected = (faults: readonly string[]): string[] =>
  faults.filter((fault) => !/status of (401|403|422|429) /.test(fault));

/** The link in a letter: the same in both of its forms, or this throws. */
export function linkIn({ text, html }: Arrived): string {
  const [inText] = /^https?:\/\/\S+\/(verify-email|reset|sign-in)\S*$/m.exec(text) ?? [];
  if (inText === undefined || !html.includes(`href="${inText}"`)) throw new Error(`no link in both: ${text}`);
  return inText;
}
