import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cruise } from "dependency-cruiser";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
export const ARCHITECTURE = new URL("../ARCHITECTURE.md", import.meta.url);
/** Everything stands on the ground floor, so its arrows would say nothing. */
const GROUND = "base";
const BLOCK = /(<!-- npm run draw -->\n+```mermaid\n)([\s\S]*?)(\n```)/;

/** src/http -> http, src/app.ts -> app.ts */
const nameOf = (path: string): string => path.replace(/^src\//, "");

/** Which folder of src/ imports which, read from the code: a Mermaid flowchart, arrows pointing down. */
export async function drawFloors(): Promise<string> {
  const { output } = await cruise(["src"], {
    baseDir: ROOT,
    includeOnly: "^src/",
    collapse: "^src/[^/]+",
    tsPreCompilationDeps: true,
  });
  if (typeof output === "string") throw new Error("dependency-cruiser answered with text");
  const arrows = new Set<string>();
  for (const { source, dependencies } of output.modules) {
    for (const { resolved } of dependencies) {
      const [from, to] = [nameOf(source), nameOf(resolved)];
      if (from !== to && to !== GROUND) arrows.add(`  ${from} --> ${to}`);
    }
  }
  return ["flowchart TD", ...[...arrows].sort()].join("\n");
}

/** The drawing as ARCHITECTURE.md has it, undefined when it has none. */
export const publishedDrawing = (): string | undefined => BLOCK.exec(readFileSync(ARCHITECTURE, "utf8"))?.[2];

/** ARCHITECTURE.md with this drawing in the place of its own. */
export const withDrawing = (drawing: string): string =>
  readFileSync(ARCHITECTURE, "utf8").replace(BLOCK, (_, before, __, after) => before + drawing + after);
