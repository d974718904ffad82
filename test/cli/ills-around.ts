import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { HOUR_MS, MINUTE_MS } from "../../src/base/time.ts";
import type { Diagnosis, Look } from "../../src/services/doctor/diagnosis.ts";
import { freePort } from "../../tools/rig/port.ts";
import { scratchFolder } from "../support/machine.ts";
import type { Asked, Env } from "./clinic.ts";

/** Something that is not right, and what the doctor must say of it. */
export type Ill = {
  readonly look: Look;
  readonly how: string;
  readonly state: Diagnosis["state"];
  /** Of what is found, and of what mends it. */
  readonly found: RegExp;
  readonly mend: RegExp;
};
type Around = Ill & { readonly ask: () => Asked | Promise<Asked> };

const inProduction = (more: Env = {}): Asked => ({
  env: { NODE_ENV: "production", PUBLIC_URL: "https://casino.example", ...more },
});
/** A folder that nobody can write into, not even root. */
function blocked(): string {
  const file = join(scratchFolder("doctor-file"), "file");
  writeFileSync(file, "");
  return join(file, "folder");
}
const closed = async (): Promise<string> => `127.0.0.1:${await freePort()}`;

/** What is wrong around a database that is right. */
export const AROUND: readonly Around[] = [
  {
    look: "node",
    how: "an old Node",
    state: "bad",
    found: /v20/,
    mend: /npm ci/,
    ask: () => ({ self: { nodeVersion: "v20.20.2" } }),
  },
  {
    look: "web app",
    how: "no pages",
    state: "warning",
    found: /not built/,
    mend: /npm run build/,
    ask: () => ({ self: { webBuilt: false } }),
  },
  {
    look: "data folder",
    how: "a data folder that cannot be written to",
    state: "bad",
    found: /ENOTDIR/,
    mend: /DATA_DIR/,
    ask: () => ({ env: { DATA_DIR: blocked() } }),
  },
  {
    look: "letters",
    how: "no mail service in production",
    state: "warning",
    found: /nobody/,
    mend: /SMTP_URL/,
    ask: () => inProduction(),
  },
  {
    look: "proxy",
    how: "players without TLS",
    state: "bad",
    found: /without TLS/,
    mend: /PUBLIC_URL/,
    ask: () => inProduction({ PUBLIC_URL: "http://casino.example" }),
  },
  {
    look: "proxy",
    how: "a proxy that is not believed",
    state: "warning",
    found: /own address/,
    mend: /TRUST_PROXY/,
    ask: () => inProduction(),
  },
  {
    look: "redis",
    how: "Redis away",
    state: "bad",
    found: /ECONNREFUSED/,
    mend: /REDIS_URL/,
    ask: async () => ({ env: { REDIS_URL: `redis://${await closed()}` } }),
  },
  {
    look: "redis",
    how: "several processes without Redis",
    state: "warning",
    found: /2 processes/,
    mend: /REDIS_URL/,
    ask: () => ({ env: { REDIS_URL: "" } }),
  },
  {
    look: "database",
    how: "PostgreSQL away",
    state: "bad",
    found: /ECONNREFUSED/,
    mend: /DATABASE_URL/,
    ask: async () => ({ env: { DATABASE_URL: `postgres://nobody@${await closed()}/none` } }),
  },
  {
    look: "clock",
    how: "a clock that is a minute ahead",
    state: "warning",
    found: /\d{5} ms/,
    mend: /NTP/,
    ask: () => ({ aheadMs: MINUTE_MS }),
  },
  {
    look: "connections",
    how: "more processes than the server has connections for",
    state: "warning",
    found: /are 1010/,
    mend: /max_connections/,
    ask: () => ({ self: { processes: 100 } }),
  },
  {
    look: "jobs",
    how: "no worker for an hour",
    state: "bad",
    found: /\d+ minutes ago/,
    mend: /worker/,
    ask: () => ({ aheadMs: HOUR_MS + MINUTE_MS }),
  },
  {
    look: "books",
    how: "no audit for three days",
    state: "warning",
    found: /since/,
    mend: /audit/,
    ask: () => ({ aheadMs: 72 * HOUR_MS }),
  },
  {
    look: "drill",
    how: "no drill for three days",
    state: "warning",
    found: /since/,
    mend: /cli -- drill/,
    ask: () => ({ aheadMs: 72 * HOUR_MS }),
  },
  {
    look: "backups",
    how: "no backup for half a day",
    state: "bad",
    found: /newest is of/,
    mend: /cli -- backup/,
    ask: () => ({ aheadMs: 12 * HOUR_MS }),
  },
  {
    look: "backups",
    how: "no place for backups",
    state: "warning",
    found: /none by itself/,
    mend: /BACKUP_DIR/,
    ask: () => ({ env: { BACKUP_DIR: "", BACKUP_COPY_DIR: "" } }),
  },
  {
    look: "backups",
    how: "a place for backups that cannot be written to",
    state: "bad",
    found: /ENOTDIR/,
    mend: /BACKUP_DIR/,
    ask: () => ({ env: { BACKUP_DIR: blocked() } }),
  },
  {
    look: "copies",
    how: "a disk for copies that is not mounted",
    state: "bad",
    found: /ENOTDIR/,
    mend: /BACKUP_COPY_DIR/,
    ask: () => ({ env: { BACKUP_COPY_DIR: blocked() } }),
  },
  {
    look: "copies",
    how: "a copy that was never made",
    state: "bad",
    found: /newest backup is not in/,
    mend: /copied again/,
    ask: () => ({ env: { BACKUP_COPY_DIR: scratchFolder("doctor-empty") } }),
  },
];
