import { availableParallelism } from "node:os";
import { describe, expect, test } from "vitest";
import { processesOf } from "../../src/bin/serve.ts";
import { BadConfig, type ConfigSources, parseConfig, SECRET_NAMES } from "../../src/config/config.ts";
import { TEST_RNG_SECRET } from "../support/house.ts";

const files: Readonly<Record<string, string>> = { "/run/secrets/rng": `${TEST_RNG_SECRET}\n` };
const sources: ConfigSources = {
  readFile(path) {
    const text = files[path];
    if (text === undefined) throw new Error("there is no such file");
    return text;
  },
  makeSecret: () => "1:made-for-this-house-alone-Zr8Kq2Lw5Xv9",
};
const PRODUCTION = {
  NODE_ENV: "production",
  PUBLIC_URL: "https://casino.example",
  RNG_SECRET: TEST_RNG_SECRET,
};

function problemsOf(env: Readonly<Record<string, string>>): string {
  try {
    parseConfig(env, sources);
    return "";
  } catch (error) {
    if (error instanceof BadConfig) return error.message;
    throw error;
  }
}

describe("a house in production does not open", () => {
  test("without a secret of its own: none is made for it", () => {
    const { RNG_SECRET: _, ...without } = PRODUCTION;
    expect(problemsOf(without)).toContain("RNG_SECRET: production needs a secret of its own");
    expect(problemsOf(PRODUCTION)).toBe("");
  });

  test.each([
    ["short", "t1:Qx7vLr2mZk9WbT4y"],
    ["one character", `t1:${"a".repeat(64)}`],
    ["few characters", `t1:${"abcabcabc".repeat(6)}`],
    ["a placeholder", "t1:please-change-me-Qx7vLr2mZk9WbT4yHc8N"],
    ["the word secret", "t1:my-secret-Qx7vLr2mZk9WbT4yHc8NdJ5pGf6"],
    ["the word password", "t1:password-Qx7vLr2mZk9WbT4yHc8NdJ5pGf6"],
    ["empty", "t1:"],
    ["not an entry", "Qx7vLr2mZk9WbT4yHc8N dJ5pGf6SaE3uXo1V"],
    ["an id twice", `${TEST_RNG_SECRET},t1:Wk3nTy8qRb5LmV2xDz7GhC4sPf9JaE6uYo0I`],
    ["a weak second one", `${TEST_RNG_SECRET},t2:short`],
  ])("with a weak secret: %s", (_what, secret) => {
    expect(problemsOf({ ...PRODUCTION, RNG_SECRET: secret })).toContain("RNG_SECRET: ");
  });

  test("without the address that players know, or with a setting that nobody reads", () => {
    const { PUBLIC_URL: _, ...without } = PRODUCTION;
    expect(problemsOf(without)).toContain("PUBLIC_URL");
    expect(problemsOf({ ...PRODUCTION, PUBLIC_URL: "ftp://casino.example" })).toContain("PUBLIC_URL");
  });

  test("with a weak metrics token or backup key", () => {
    expect(problemsOf({ ...PRODUCTION, METRICS_TOKEN: "short" })).toContain("METRICS_TOKEN");
    expect(problemsOf({ ...PRODUCTION, BACKUP_DIR: "/backups", BACKUP_KEY: "short" })).toContain(
      "BACKUP_KEY",
    );
    expect(problemsOf({ ...PRODUCTION, BACKUP_DIR: "/backups" })).toContain("BACKUP_KEY");
  });
});

test("a refusal names the setting and never shows what was in it", () => {
  const weak = problemsOf({ ...PRODUCTION, RNG_SECRET: "t1:hunter2hunter2" });
  const wrong = problemsOf({ ...PRODUCTION, DATABASE_URL: "mysql://u:topsecretpw@h/d" });
  expect(weak).toContain("RNG_SECRET");
  expect(wrong).toContain("DATABASE_URL");
  expect(weak + wrong).not.toMatch(/hunter2|topsecretpw/);
});

test("every secret can come from a file, trimmed; never from both places; a missing file is told", () => {
  const { RNG_SECRET: _, ...rest } = PRODUCTION;
  const { secrets } = parseConfig({ ...rest, RNG_SECRET_FILE: "/run/secrets/rng" }, sources);
  expect(secrets).toEqual([{ id: "t1", secret: TEST_RNG_SECRET.slice(3) }]);
  for (const name of SECRET_NAMES) {
    expect(problemsOf({ ...rest, [`${name}_FILE`]: "/nowhere" })).toContain(
      `${name}_FILE: /nowhere cannot be read`,
    );
  }
  expect(problemsOf({ ...PRODUCTION, RNG_SECRET_FILE: "/run/secrets/rng" })).toContain("both set");
});

test("a house at home gets a secret that is made for it, and the newest of several stands first", () => {
  expect(parseConfig({}, sources).secrets).toEqual([
    { id: "1", secret: "made-for-this-house-alone-Zr8Kq2Lw5Xv9" },
  ]);
  const both = `new:Wk3nTy8qRb5LmV2xDz7GhC4sPf9JaE6uYo0I,${TEST_RNG_SECRET}`;
  expect(parseConfig({ ...PRODUCTION, RNG_SECRET: both }, sources).secrets.map(({ id }) => id)).toEqual([
    "new",
    "t1",
  ]);
});

describe("server processes", () => {
  const DATABASE_URL = "postgresql://rng:Wk3nTy8qRb5LmV2x@db/rng";
  const REDIS_URL = "redis://:Wk3nTy8qRb5LmV2x@redis:6379";
  test.each([
    ["one, when the database is embedded", {}, 1],
    ["one, when there is nothing that carries words between machines", { DATABASE_URL }, 1],
    ["one a core, with PostgreSQL and Redis", { DATABASE_URL, REDIS_URL }, availableParallelism()],
    ["as many as were set", { DATABASE_URL, REDIS_URL, WEB_CONCURRENCY: "7" }, 7],
    ["as many as were set, without Redis too", { DATABASE_URL, WEB_CONCURRENCY: "3" }, 3],
  ])("%s", (_when, env, processes) => {
    expect(processesOf(parseConfig({ ...PRODUCTION, ...env }, sources))).toBe(processes);
  });
});
