import { existsSync, globSync, statSync } from "node:fs";
import { join } from "node:path";

/** Builds the web app when it is missing or older than what it is made from; a finished build costs nothing here. */
const ROOT = join(import.meta.dirname, "..");
const PAGE = join(ROOT, "dist/web/index.html");
const SOURCES = [
  "src/{base,fair,games,contract,web}/**/*",
  "docs/games/*.md",
  "tools/{offline-verifier,rules-text}.ts",
  "vite.config.ts",
  "package-lock.json",
];

function isCurrent(): boolean {
  if (!existsSync(PAGE)) return false;
  const builtMs = statSync(PAGE).mtimeMs;
  return globSync(SOURCES, { cwd: ROOT }).every((file) => statSync(join(ROOT, file)).mtimeMs <= builtMs);
}

// An installation without development packages (an image) brings its build along and has no sources newer than it.
if (!isCurrent()) {
  process.stderr.write("Building the web app …\n");
  const { build } = await import("vite");
  await build({ configFile: join(ROOT, "vite.config.ts"), logLevel: "warn" });
}
