import { readConfig } from "./environment.ts";
import { runJobs } from "./jobs-process.ts";

const config = readConfig();
if (config) process.exitCode = await runJobs(config, { migrate: process.send === undefined });
