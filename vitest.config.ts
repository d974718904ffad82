import { defineConfig } from "vitest/config";
import { FOLDERS } from "./tools/rig/layers.ts";

const files = (folders: readonly string[]): string[] =>
  folders.map((folder) => `test/${folder}/**/*.test.ts`);

const TEMPLATES = "test/support/templates.ts";

/**
 * What each project needs is said in tools/rig/layers.ts. The groups run one after another, so that a race never
 * shares the machine with another suite. A page waits more than it works, so two are looked at side by side; so do the
 * servers of a deployment, beside which the arithmetic is done.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: files(FOLDERS.pure),
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 180_000,
          sequence: { groupOrder: 4 },
        },
      },
      {
        test: {
          name: "house",
          include: files(FOLDERS.house),
          globalSetup: TEMPLATES,
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "races",
          include: files(FOLDERS.races),
          globalSetup: TEMPLATES,
          pool: "forks",
          maxWorkers: 1,
          testTimeout: 300_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "e2e",
          include: files(FOLDERS.e2e),
          globalSetup: TEMPLATES,
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: "deploy",
          include: files(FOLDERS.deploy),
          globalSetup: TEMPLATES,
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 600_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
