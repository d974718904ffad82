import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Output } from "../../src/contract/endpoints.ts";
import type { Played } from "../../src/contract/rounds.ts";
import { verifyRound } from "../../src/services/recompute.ts";
import { faultsOfBooks } from "../support/audit.ts";
import { runCli } from "../support/cli.ts";
import { freshDatabase } from "../support/database.ts";
import { scratchFolder } from "../support/machine.ts";
import { type Person, signUp } from "../support/people.ts";
import { type ServerProcess, startServer } from "../support/process.ts";
import { until } from "../support/until.ts";
import { playThroughCuts } from "./patient.ts";

const PLAYERS = 4;
const OLD = "old:dG8gYmUgdGFrZW4gYXdheSBpbiB0aGlzIHRlc3Q5NTUx";
const NEW = "new:dG8gc3RheSB3aGVuIHRoZSBvbGQgb25lIGlzIGdvbmUx";
const RENEWED = "every process is a fresh one";

/** The file that RNG_SECRET_FILE names: replaced whole, so that no process reads half of it. */
function secretFile() {
  const path = join(scratchFolder("secrets"), "rng-secret");
  return {
    path,
    write(...secrets: string[]): void {
      writeFileSync(`${path}.next`, secrets.join(","));
      renameSync(`${path}.next`, path);
    },
  };
}

/** kill -HUP of the primary: every process is followed by one that reads the file anew. */
async function replaceProcesses(server: ServerProcess): Promise<void> {
  const count = (): number => server.logs().split(RENEWED).length;
  const before = count();
  process.kill(server.pid, "SIGHUP");
  await until(() => count() > before, 120_000);
}

type Rekeyed = { readonly keyId: string; readonly done: { seeds: number }; readonly lost: object };

/** npm run -s cli -- rotate-secrets --json, beside the open house. */
async function rotateSecrets(env: Readonly<Record<string, string>>): Promise<Rekeyed> {
  const { code, out, err } = await runCli(["rotate-secrets", "--json"], { NODE_ENV: "production", ...env });
  expect(code, err).toBe(0);
  return JSON.parse(out) as Rekeyed;
}

const ORDER = { params: { game: "coinflip" as const }, body: { stake: 100, bet: { side: "heads" } } };

async function betOn(person: Person, isOver: () => boolean, told: Played[]): Promise<void> {
  while (!isOver()) told.push(await playThroughCuts(person, ORDER));
}

/** Reveals the seed that the rounds were played with, and recomputes every one of them. */
async function verifyAll(person: Person, told: readonly Played[]): Promise<void> {
  const { revealed } = (await person.call("rotateSeeds", { body: {} })) as Output<"rotateSeeds">;
  expect(revealed).toMatchObject({ rounds: told.length });
  const first = told[0] as Played;
  const { rules } = await person.call("getRound", { params: { id: first.round.id } });
  for (const { round } of told) {
    const checks = verifyRound(
      { ...round, serverSeed: revealed?.serverSeed ?? null } as never,
      rules as never,
    );
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  }
}

test("the secret of the house is changed while people bet: no bet fails, every round verifies, and the old secret is not needed any more", async () => {
  await using fresh = await freshDatabase("postgres");
  if (fresh.settings.kind !== "postgres") throw new Error("two processes need PostgreSQL");
  const file = secretFile();
  file.write(OLD);
  const env = { DATABASE_URL: fresh.settings.url, RNG_SECRET_FILE: file.path, JOBS: "elsewhere" };
  await using server = await startServer({
    env: { ...env, RNG_SECRET: "", WEB_CONCURRENCY: "2", LOG_LEVEL: "info" },
  });
  await until(() => server.logs().includes("every process is ready"), 60_000);
  const people: Person[] = [];
  while (people.length < PLAYERS) people.push(await signUp(server));
  const told: Played[][] = people.map(() => []);
  let over = false;
  const betting = Promise.all(people.map((person, at) => betOn(person, () => over, told[at] ?? [])));
  const allWell = betting.then(() => new Promise<never>(() => {}));
  allWell.catch(() => {});

  // The steps of docs/security.md, in their order.
  file.write(OLD, NEW);
  await replaceProcesses(server);
  file.write(NEW, OLD);
  await replaceProcesses(server);
  const beside = { ...env, PUBLIC_URL: server.origin };
  const rekeyed = await rotateSecrets(beside);
  expect(rekeyed).toMatchObject({ keyId: "new", lost: { seeds: 0, letters: 0, secondFactors: 0 } });
  // Two pairs for each player, the one in play and the one that comes next, and nobody has made others meanwhile.
  expect(rekeyed.done.seeds).toBe(2 * PLAYERS);
  expect((await rotateSecrets(beside)).done.seeds).toBe(0);
  // Whoever comes by gets a cookie and a token of the new secret.
  for (const person of people) person.renew((await person.call("getSession", {})).csrfToken);
  file.write(NEW);
  await replaceProcesses(server);
  const before = told.map((rounds) => rounds.length);
  const playOn = until(() => told.every((rounds, at) => rounds.length > (before[at] ?? 0)), 60_000);
  // A bet that failed says more than that there were no others.
  await Promise.race([allWell, playOn]);
  over = true;
  await betting;

  for (const [at, person] of people.entries()) await verifyAll(person, told[at] ?? []);
  expect(await server.terminate()).toBe(0);
  expect(await faultsOfBooks(fresh.settings)).toEqual([]);
});
