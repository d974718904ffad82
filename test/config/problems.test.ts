import { describe, expect, test } from "vitest";
import { BadConfig, type Environment, parseConfig, SECRET_NAMES } from "../../src/config/config.ts";
import { TEST_RNG_SECRET } from "../support/house.ts";

const FILES: Readonly<Record<string, string>> = {
  "/run/secrets/rng": `${TEST_RNG_SECRET}\n`,
  "/run/secrets/empty": "",
};
const sources = {
  readFile: (path: string): string => {
    const text = FILES[path];
    if (text === undefined) throw new Error("ENOENT");
    return text;
  },
  makeSecret: () => TEST_RNG_SECRET,
};

function problemsOf(env: Environment): string {
  try {
    parseConfig(env, sources);
    return "";
  } catch (error) {
    if (error instanceof BadConfig) return error.message;
    throw error;
  }
}

const production = { NODE_ENV: "production", PUBLIC_URL: "https://casino.test", RNG_SECRET: TEST_RNG_SECRET };

test("everything that is wrong is told at once, each by its name", () => {
  const told = problemsOf({
    NODE_ENV: "production",
    PORT: "70000",
    RNG_SECERT: "a slip of the pen",
    RNG_PORT: "8000",
    DATABASE_URL: "mysql://x",
    REDIS_URL: "http://x",
    LOG_LEVEL: "loud",
    BACKUP_KEY: "short",
  });
  for (const name of [
    "RNG_SECERT",
    "RNG_PORT",
    "PORT",
    "DATABASE_URL",
    "REDIS_URL",
    "LOG_LEVEL",
    "BACKUP_KEY",
  ])
    expect(told).toContain(name);
  expect(told).toContain(".env.example");
});

test("production does not start without an address and a secret of its own; every weak secret is refused", () => {
  expect(problemsOf({ NODE_ENV: "production" })).toMatch(/PUBLIC_URL[\s\S]*RNG_SECRET/);
  expect(problemsOf(production)).toBe("");
  for (const weak of ["short", "a".repeat(40), `change-me-${"x1y2z3w4v5u6".repeat(3)}`])
    for (const NODE_ENV of ["production", "development"])
      expect(problemsOf({ ...production, NODE_ENV, RNG_SECRET: weak })).toContain("RNG_SECRET");
});

describe("a secret as a file", () => {
  const { RNG_SECRET: _, ...rest } = production;
  test("is read, without the line's end", () => {
    const config = parseConfig({ ...rest, RNG_SECRET_FILE: "/run/secrets/rng" }, sources);
    expect(config.secrets[0]?.secret).toBe(TEST_RNG_SECRET.replace(/^t1:/, ""));
  });
  test("that cannot be read, or stands beside the value, stops the start", () => {
    expect(problemsOf({ ...rest, RNG_SECRET_FILE: "/nowhere" })).toContain("/nowhere");
    expect(problemsOf({ ...production, RNG_SECRET_FILE: "/run/secrets/rng" })).toContain("both set");
  });
  test("can be given for every secret there is", () => {
    for (const name of ["RNG_SECRET", "DATABASE_URL", "REDIS_URL", "METRICS_TOKEN", "BACKUP_KEY", "SMTP_URL"])
      expect(SECRET_NAMES).toContain(name);
  });
});

test("what the settings become cannot be changed by anybody", () => {
  expect(Object.isFrozen(parseConfig(production, sources))).toBe(true);
});
