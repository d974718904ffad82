import { expect, test } from "vitest";
import { SECRET_NAMES, SETTINGS } from "../../src/config/config.ts";
import { drawFloors, publishedDrawing } from "../../tools/drawing.ts";
import { filesOf, readFile } from "./tree.ts";

type Lock = {
  readonly packages: Readonly<
    Record<string, { version?: string; resolved?: string; integrity?: string; link?: boolean }>
  >;
};

test("the lockfile names no registry and no machine, and every package in it is checked by its hash", () => {
  const { packages } = JSON.parse(readFile("package-lock.json")) as Lock;
  const entries = Object.entries(packages).filter(([path]) => path !== "");
  expect(entries.length).toBeGreaterThan(100);
  expect(entries.filter(([, entry]) => entry.resolved !== undefined || entry.link === true)).toEqual([]);
  expect(
    entries.filter(([, entry]) => !entry.integrity?.startsWith("sha512-")).map(([path]) => path),
  ).toEqual([]);
});

test("every package is pinned to one version", () => {
  const manifest = JSON.parse(readFile("package.json")) as Record<string, Record<string, string> | undefined>;
  const ranges = ["dependencies", "devDependencies", "optionalDependencies"].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
  );
  expect(ranges).toEqual([]);
});

test(".env.example has every setting with its default, and nothing else", () => {
  const lines = readFile(".env.example").split("\n");
  const given = new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value ?? ""] as const];
    }),
  );
  expect([...given.keys()].sort()).toEqual(Object.keys(SETTINGS).sort());
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const byDefault = setting.parse(undefined);
    const shown = byDefault === undefined ? "" : String(byDefault);
    expect(`${name}=${given.get(name)}`).toBe(`${name}=${shown}`);
  }
  for (const name of SECRET_NAMES) expect(Object.keys(SETTINGS)).toContain(name);
});

test("every npm command in the documentation exists", () => {
  const { scripts } = JSON.parse(readFile("package.json")) as { scripts: Record<string, string> };
  const known = new Set(Object.keys(scripts));
  const unknown = filesOf("*.md", "docs/**/*.md", "deploy/**/*.md").flatMap(({ path, text }) =>
    [...text.matchAll(/\bnpm (?:run (?:-s |--silent )?([\w:-]+)|(start|test)\b)/g)]
      .map(([, script, verb]) => script ?? verb ?? "")
      .filter((name) => !known.has(name))
      .map((name) => `${path}: npm run ${name}`),
  );
  expect(unknown).toEqual([]);
});

test("migrations are numbered from 0001 without a gap, and each is one idea with a name", () => {
  const names = filesOf("migrations/*").map(({ path }) => path.replace("migrations/", ""));
  expect(names.filter((name) => !/^\d{4}_[a-z0-9-]+\.sql$/.test(name))).toEqual([]);
  const expected = names.map((_, at) => String(at + 1).padStart(4, "0"));
  expect(names.map((name) => name.slice(0, 4))).toEqual(expected);
});

test("ARCHITECTURE.md draws the floors as they are (npm run draw -- --write)", async () => {
  expect(publishedDrawing()).toBe(await drawFloors());
});
