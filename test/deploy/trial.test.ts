import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runTrial } from "../../tools/deploy/run.ts";
import { machine } from "../support/machine.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

test("everything of the whole system is ended in its turn while players bet: nothing lost, nothing twice, nothing told wrongly, and the books are right", async () => {
  const programs = {
    postgres: machine("TEST_POSTGRES"),
    "redis-server": machine("TEST_REDIS"),
    nginx: machine("TEST_NGINX"),
    prometheus: machine("TEST_PROMETHEUS"),
    pgbackrest: machine("TEST_PGBACKREST"),
  };
  const trial = await runTrial(programs, ROOT, machine("TEST_SCRATCH"), {
    players: 3,
    calmMs: 0,
    // How soon it is back, and what players notice, is held by npm run deploy:test. A machine with too much to do is late and
    // refuses at any time: here it is enough that everything comes back and that nobody is told anything wrong.
    recoveryMaxMs: Number.POSITIVE_INFINITY,
    orderly: false,
    jobs: false,
    pointInTime: false,
    say: () => {},
  });
  expect(trial.outcomes.length).toBeGreaterThan(10);
  expect(trial.outcomes.filter(({ broken }) => broken.length > 0)).toEqual([]);
  expect(trial.findings.filter(({ holds }) => !holds)).toEqual([]);
});
