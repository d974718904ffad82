import "./compile-cache.ts";

// Only what is imported after the cache was opened is kept in it.
const { readConfig } = await import("./environment.ts");
const { runJobs } = await import("./jobs-process.ts");

const config = readConfig();
if (config) process.exitCode = await runJobs(config, { migrate: process.send === undefined });
