import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { layOut } from "../../services/mail/layout.ts";
import { SAMPLES } from "../../services/mail/samples.ts";
import { wordLetter } from "../../services/mail/wording.ts";
import { type Command, textOf, toJson, Usage } from "../command.ts";

/** The house of the samples: the words are what is looked at, not who sends them. */
const SENDER = {
  operator: "A Private House",
  contact: "operator@casino.example",
  publicUrl: "https://casino.example",
};
const FOLDER = "data/letters";

const pageOf = (rows: readonly { readonly name: string; readonly subject: string }[]): string =>
  [
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Letters of the house</title><h1>Letters of the house</h1><ul>',
    ...rows.map(
      ({ name, subject }) =>
        `<li><a href="${name}.html">${subject}</a> (${name}, <a href="${name}.txt">as text</a>)</li>`,
    ),
    "</ul></html>\n",
  ].join("\n");

export const mail: Command<unknown> = {
  name: "mail",
  usage: "mail preview [letter] [--out FOLDER] [--json]",
  summary: "Write every letter with sample data, as HTML and as text, to look at in a browser",
  options: { out: { type: "string" } },
  details: [
    `[letter]      only this one, such as ${SAMPLES[0]?.name}`,
    `--out FOLDER  where to (${FOLDER}); index.html leads to them`,
  ],
  async run(given, io) {
    const [verb, wanted, ...rest] = given.words;
    if (verb !== "preview" || rest.length > 0) throw new Usage("mail preview [letter]");
    const letters = SAMPLES.filter(({ name }) => wanted === undefined || name === wanted);
    if (letters.length === 0) {
      throw new Usage(
        `there is no letter ${wanted}; there are ${SAMPLES.map(({ name }) => name).join(", ")}`,
      );
    }
    const folder = resolve(textOf(given, "out") ?? FOLDER);
    await mkdir(folder, { recursive: true });
    const rows = letters.map((letter) => ({
      name: letter.name,
      ...layOut(wordLetter(letter, SENDER), SENDER),
    }));
    for (const { name, html, text } of rows) {
      await writeFile(join(folder, `${name}.html`), html);
      await writeFile(join(folder, `${name}.txt`), text);
    }
    const index = join(folder, "index.html");
    await writeFile(index, pageOf(rows));
    io.out(
      given.json
        ? toJson(rows.map(({ name, subject }) => ({ name, subject, html: join(folder, `${name}.html`) })))
        : [...rows.map(({ name, subject }) => `${name.padEnd(22)} ${subject}`), `open ${index}`].join("\n"),
    );
    return 0;
  },
};
