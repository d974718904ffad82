import { mkdtempSync } from "node:fs";
import { join } from "node:path";

/** What tools/test.ts has started or found for the tests; it says where in these variables. */
export const MACHINE = [
  "TEST_SCRATCH",
  "TEST_DATABASE_URL",
  "TEST_REDIS_URL",
  "TEST_POSTGRES",
  "TEST_REDIS",
  "TEST_NGINX",
  "TEST_CHROMIUM",
  "TEST_CADDY",
  "TEST_PROMETHEUS",
  "TEST_PGBACKREST",
] as const;

export function machine(name: (typeof MACHINE)[number]): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run this test with "npm test -- <path>"`);
  return value;
}

/** A folder of this test's own; it goes when the run ends, however that is. */
export const scratchFolder = (name: string): string => mkdtempSync(join(machine("TEST_SCRATCH"), `${name}-`));
