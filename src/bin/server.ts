import "./compile-cache.ts";

// Only what is imported after the cache was opened is kept in it.
const { readConfig } = await import("./environment.ts");
const { serve } = await import("./serve.ts");

const config = readConfig();
if (config) process.exitCode = await serve(config, { migrate: true });
