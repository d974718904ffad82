import "./compile-cache.ts";

const { readConfig } = await import("./environment.ts");
const { serve } = await import("./serve.ts");

const config = readConfig();
if (config) process.exitCode = await serve(config, { migrate: true });
