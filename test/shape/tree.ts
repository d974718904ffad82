import { existsSync, globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A file of the project: its path from the root with forward slashes, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

export const hasFile = (path: string): boolean => existsSync(join(ROOT, path));
export const readFile = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** Every file that fits one of the patterns. */
export function filesOf(...patterns: string[]): SourceFile[] {
  const paths = patterns.flatMap((pattern) => globSync(pattern, { cwd: ROOT }));
  return [...new Set(paths)]
    .map((path) => path.split(sep).join("/"))
    .sort()
    .map((path) => ({ path, text: readFile(path) }));
}

/** The text with comments blanked out, line for line. A `//` inside a string (an address) is left alone. */
export function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|[\s;,{}()])\/\/.*$/gm, "$1");
}

/** "path:line: what it says" for every line of the files that fits. */
export function findLines(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    withoutComments(text)
      .split("\n")
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
  );
}
