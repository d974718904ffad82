import { describe, expect, test } from "vitest";
import { layOut } from "../../../src/services/mail/layout.ts";
import { SAMPLES } from "../../../src/services/mail/samples.ts";
import { type Sender, wordLetter } from "../../../src/services/mail/wording.ts";
import { LETTER_NAMES } from "../../../src/store/letters.ts";

const SENDER: Sender = {
  operator: "The <Test> House",
  contact: "ops@example.org",
  publicUrl: "https://casino.example",
};

test("there is a sample of every letter", () => {
  expect(SAMPLES.map(({ name }) => name)).toEqual(LETTER_NAMES);
});

describe.each(SAMPLES)("$name", (letter) => {
  const { subject, html, text } = layOut(wordLetter(letter, SENDER), SENDER);

  test("says the same as HTML and as plain text", () => {
    const { paragraphs, button, facts, afterword } = wordLetter(letter, SENDER);
    const plain = text.replace(/\s+/g, " ");
    for (const part of [...paragraphs, afterword, ...(facts ?? []).flat()]) expect(plain).toContain(part);
    if (button) expect(text).toContain(button.href);
    if (button) expect(html).toContain(`href="${button.href}"`);
    expect(subject).toMatch(/^\S.{3,90}\S$/);
  });

  test("carries nothing from elsewhere: no image, no script, no style that is fetched", () => {
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import|src=/i);
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? "");
    expect(links.filter((href) => !href.startsWith("https://casino.example/"))).toEqual([]);
  });

  test("keeps every token behind the #, where no server's log sees it", () => {
    for (const [, href = ""] of html.matchAll(/href="([^"]+)"/g)) {
      expect(new URL(href).search).toBe("");
    }
  });

  test("has no line that mail servers must break", () => {
    const long = text.split("\n").filter((line) => line.length > 78 && !line.startsWith("https://"));
    expect(long).toEqual([]);
    expect(Math.max(...html.split("\n").map((line) => line.length))).toBeLessThan(20_000);
  });
});

test("a name that is markup stays a name", () => {
  const nasty = `"><script>alert(1)</script>`;
  const letter = {
    name: "new-sign-in",
    username: nasty,
    device: nasty,
    address: "1",
    at: "2026-11-24T00:00:00Z",
  } as const;
  const { html } = layOut(wordLetter(letter, SENDER), SENDER);
  expect(html).not.toContain("<script>");
  expect(html).toContain("&lt;script&gt;");
  expect(html).toContain("The &lt;Test&gt; House");
});

test("a subject is one line, whatever a player wrote into a ticket", () => {
  const letter = {
    name: "ticket-reply",
    username: "ada",
    subject: "a\r\nBcc: eve@example.org",
    link: "https://casino.example/t",
  } as const;
  expect(layOut(wordLetter(letter, SENDER), SENDER).subject).toBe("An answer to: a Bcc: eve@example.org");
});
