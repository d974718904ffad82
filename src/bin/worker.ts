import "./compile-cache.ts";

const { readConfig } = await import("./environment.ts");
const { runJobs } = await import("./jobs-process.ts");

const config = readConfig();
if (config) process.exitCode = await runJobs(config, { migrate: process.send === undefined });
