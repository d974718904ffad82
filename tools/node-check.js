// Runs on whatever Node the machine has: says plainly that the pinned one is missing, instead of a syntax error later.
const major = Number(process.versions.node.split(".")[0]);
if (major < 26) {
  console.error(
    `RNG-THING needs Node 26; this is ${process.versions.node}. It comes with "npm ci" as an optional dependency: ` +
      "run npm ci again without --omit=optional, and start through npm (npm start).",
  );
  process.exitCode = 1;
}
