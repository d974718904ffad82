import { readConfig } from "./environment.ts";
import { serve } from "./serve.ts";

const config = readConfig();
if (config) process.exitCode = await serve(config, { migrate: true });
