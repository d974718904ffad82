import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Stage } from "./stage.ts";

/** Every letter that the house has written so far, sent into its folder and read, as a mail program would decode it. */
export async function lettersOf({ house }: Stage): Promise<string[]> {
  await house.app.mail.sendDue();
  const { route } = house.app.config.mail;
  if (route.kind !== "folder") throw new Error("the letters of this stage go elsewhere");
  const names = (await readdir(route.folder)).filter((name) => name.endsWith(".eml"));
  const letters = await Promise.all(
    names.toSorted().map((name) => readFile(join(route.folder, name), "utf8")),
  );
  return letters.map((text) =>
    text
      .replace(/=\r?\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
}

/** The token behind the # of the newest letter of a kind to this address. */
export async function tokenInLetters(stage: Stage, page: string, email: string): Promise<string> {
  const mine = (await lettersOf(stage)).filter((text) => text.includes(email));
  const links = mine.flatMap((text) => [...text.matchAll(new RegExp(`/${page}#([\\w.~-]+)`, "g"))]);
  const token = links.at(-1)?.[1];
  if (token === undefined) throw new Error(`no letter to ${email} leads to /${page}`);
  return token;
}
