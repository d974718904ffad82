#!/usr/bin/env node
import "./compile-cache.ts";
import { readFile } from "node:fs/promises";

const { runCli } = await import("../cli/main.ts");
const { cliDeps } = await import("./cli-deps.ts");

// A reader that has seen enough (head, less) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.exitCode = await runCli(
  process.argv.slice(2),
  {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    raw: (bytes) => new Promise((resolve) => process.stdout.write(bytes, () => resolve())),
    redraw: (text) => process.stderr.write(`\r${text}\u001b[K`),
    readFile: (path) => readFile(path, "utf8"),
    isTerminal: process.stderr.isTTY === true,
  },
  cliDeps,
);
