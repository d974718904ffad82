import type { Content, Sender } from "./wording.ts";

export type Message = { readonly subject: string; readonly html: string; readonly text: string };

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);

/** Paper and ink of the web app's light theme (web/styles/tokens.css). */
const INK = "#1b211e";
const QUIET = "#5d645f";
const PAPER = "#f6f3ea";
const SHEET = "#fffdf7";
const LINE = "#ddd6c4";
const BRASS = "#8a5f16";
/** The dark theme, for mail programs that ask for one and read style sheets; others turn the colours round by themselves. */
const DARK = `@media (prefers-color-scheme: dark) {
.paper { background: #161b18 !important }
.sheet { background: #1e2521 !important; border-color: #39433d !important }
.ink { color: #f0ebdd !important }
.quiet { color: #a9b0a8 !important }
.button { background: #d9a441 !important; color: #1b211e !important }
}`;
const SERIF = "Georgia, 'Times New Roman', serif";
const SANS = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

const paragraph = (text: string, colour = INK, size = 16): string =>
  `<p class="${colour === INK ? "ink" : "quiet"}" style="margin:0 0 16px;font:${size}px/1.55 ${SANS};color:${colour}">${escapeHtml(text)}</p>`;

const button = ({ label, href }: NonNullable<Content["button"]>): string =>
  `<p style="margin:24px 0"><a class="button" href="${escapeHtml(href)}" style="display:inline-block;padding:12px 22px;border-radius:6px;background:${BRASS};color:#ffffff;font:600 16px/1 ${SANS};text-decoration:none">${escapeHtml(label)}</a></p>` +
  `<p class="quiet" style="margin:0 0 16px;font:13px/1.5 ${SANS};color:${QUIET}">Or copy this address: <span style="word-break:break-all">${escapeHtml(href)}</span></p>`;

const factRow = ([name, value]: readonly [string, string]): string =>
  `<tr><td class="quiet" style="padding:4px 16px 4px 0;font:14px/1.5 ${SANS};color:${QUIET}">${escapeHtml(name)}</td>` +
  `<td class="ink" style="padding:4px 0;font:14px/1.5 ${SANS};color:${INK}">${escapeHtml(value)}</td></tr>`;

const facts = (rows: NonNullable<Content["facts"]>): string =>
  `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px">${rows.map(factRow).join("")}</table>`;

const footLines = ({ operator, contact, publicUrl }: Sender): readonly string[] => [
  `${operator}, ${publicUrl}. Questions: ${contact}.`,
  "Play money only: nothing can be bought and nothing is paid out. This letter was sent because of your account; there is no newsletter.",
];

function htmlOf(content: Content, sender: Sender): string {
  const body = [
    ...content.paragraphs.map((text) => paragraph(text)),
    content.facts ? facts(content.facts) : "",
    content.button ? button(content.button) : "",
    paragraph(content.afterword, QUIET, 14),
  ].join("");
  const foot = footLines(sender)
    .map((line) => paragraph(line, QUIET, 12))
    .join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(content.subject)}</title>
<style>${DARK}</style>
</head>
<body class="paper" style="margin:0;padding:0;background:${PAPER}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="paper" style="background:${PAPER}"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="sheet" style="max-width:560px;background:${SHEET};border:1px solid ${LINE};border-radius:8px"><tr><td style="padding:32px">
<h1 class="ink" style="margin:0 0 20px;font:600 24px/1.25 ${SERIF};color:${INK}">${escapeHtml(content.subject)}</h1>
${body}
</td></tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px"><tr><td style="padding:20px 32px">
${foot}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

const WIDTH = 76;

/** Breaks lines at spaces; a word that is longer, such as a link, has a line of its own. */
function wrap(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}

function textOf(content: Content, sender: Sender): string {
  const parts = [
    ...content.paragraphs.map(wrap),
    content.facts?.map(([name, value]) => `${name}: ${value}`).join("\n"),
    content.button && `${content.button.label}:\n${content.button.href}`,
    wrap(content.afterword),
    ["-- ", ...footLines(sender).map(wrap)].join("\n"),
  ];
  return `${parts.filter((part) => part !== undefined).join("\n\n")}\n`;
}

/** A letter as mail programs want it: once laid out, once plain, saying the same. */
export const layOut = (content: Content, sender: Sender): Message => ({
  // One line whatever stands in it: a subject must never begin another header.
  subject: content.subject.replace(/\s+/g, " ").trim(),
  html: htmlOf(content, sender),
  text: textOf(content, sender),
});
