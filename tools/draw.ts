// npm run draw              prints the floors as the code has them (Mermaid)
// npm run draw -- --check   fails when ARCHITECTURE.md shows something else
// npm run draw -- --write   puts them into ARCHITECTURE.md, under the line <!-- npm run draw -->
import { writeFileSync } from "node:fs";
import { ARCHITECTURE, drawFloors, publishedDrawing, withDrawing } from "./drawing.ts";

const drawing = await drawFloors();
if (process.argv.includes("--write")) {
  writeFileSync(ARCHITECTURE, withDrawing(drawing));
} else if (process.argv.includes("--check")) {
  if (publishedDrawing() !== drawing) {
    console.error("ARCHITECTURE.md does not show the floors as they are: npm run draw -- --write");
    process.exitCode = 1;
  }
} else {
  console.log(drawing);
}
