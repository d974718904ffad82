import { expect } from "vitest";
import { examine, systemEntropy } from "../../src/app.ts";
import type { CliDeps } from "../../src/cli/house.ts";
import { runCli } from "../../src/cli/main.ts";
import { parseConfig } from "../../src/config/config.ts";
import type { Diagnosis } from "../../src/services/doctor/diagnosis.ts";
import { type House, openHouse, TEST_RNG_SECRET } from "../support/house.ts";
import { scratchFolder } from "../support/machine.ts";
import { addPlayer, play, sealAll } from "../support/play.ts";

const SELF = { nodeVersion: process.version, webBuilt: true, processes: 2 };

export type Env = Readonly<Record<string, string>>;
export type Asked = { readonly env?: Env; readonly self?: Partial<typeof SELF>; readonly aheadMs?: number };

/** What the command says of a house of these settings, read back from its JSON. */
export async function consult(env: Env, { self = {}, aheadMs = 0 }: Omit<Asked, "env"> = {}) {
  const sources = { readFile: () => "", makeSecret: () => TEST_RNG_SECRET };
  const config = parseConfig(env, sources);
  const ports = {
    clock: () => Date.now() + aheadMs,
    entropy: systemEntropy,
    onFault: () => {},
    onRemark: () => {},
  };
  const out: string[] = [];
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void out.push(text),
    raw: () => Promise.resolve(),
    redraw: () => undefined,
    readFile: () => Promise.reject(new Error("no file")),
    isTerminal: false,
  };
  const deps = { diagnose: () => examine(config, ports, { ...SELF, ...self }) } as unknown as CliDeps;
  const code = await runCli(["doctor", "--json"], io, deps);
  const { findings, ok } = JSON.parse(out.join("\n")) as { ok: boolean; findings: Diagnosis[] };
  expect(code).toBe(ok ? 0 : 1);
  return findings;
}

/** A house that was played at and whose minute's jobs have run. */
export async function openPlayedHouse(more: Env = {}): Promise<House & { readonly env: Env }> {
  const env = {
    NODE_ENV: "test",
    RNG_SECRET: TEST_RNG_SECRET,
    DATA_DIR: scratchFolder("doctor-data"),
    PATH: process.env["PATH"] ?? "",
    ...more,
  };
  const house = await openHouse("postgres", { env });
  const { app } = house;
  if (app.config.database.kind !== "postgres") throw new Error("not PostgreSQL");
  await play(app, await addPlayer(app), 5);
  await app.jobLog.run("seal", () => sealAll(app));
  await app.fairnessWatch.catchUp();
  return { ...house, env: { ...env, DATABASE_URL: app.config.database.url } };
}

/** A house in order: also proved, backed up, copied away, and its backup tried out. */
export async function openGoodHouse(redisUrl: string): Promise<House & { readonly env: Env }> {
  const house = await openPlayedHouse({
    REDIS_URL: redisUrl,
    BACKUP_DIR: scratchFolder("doctor-backups"),
    BACKUP_COPY_DIR: scratchFolder("doctor-away"),
    BACKUP_KEY: "a key of the tests that is long enough",
  });
  await house.app.books.prove();
  await house.app.backups?.make();
  await house.app.backups?.drill();
  return house;
}
