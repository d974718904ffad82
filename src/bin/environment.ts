import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BadConfig, type Config, parseConfig } from "../config/config.ts";

/** A secret for a house that was given none: made once, kept beside the embedded database, readable by its owner only. */
function makeSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, `1:${randomBytes(36).toString("base64url")}\n`, { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

/** The settings of this process: .env (outside production) and the environment. Undefined, after telling why, when they cannot be used. */
export function readConfig(): Config | undefined {
  if (process.env["NODE_ENV"] !== "production" && existsSync(".env")) process.loadEnvFile(".env");
  try {
    return parseConfig(process.env, { readFile: (path) => readFileSync(path, "utf8"), makeSecret });
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
    return undefined;
  }
}
