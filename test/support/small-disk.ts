import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../src/db/database.ts";
import { serverAccount } from "../../tools/rig/user.ts";
import { type FreshDatabase, freshServed, maintain } from "./database.ts";
import { scratchFolder } from "./machine.ts";

/** A fresh database whose disk can be full. */
export type SmallDisk = FreshDatabase & {
  /** Takes all the room that is left. */
  fill(): Promise<void>;
  /** Gives it back. */
  free(): Promise<void>;
};

/** Room for a fresh database and the play of a test. */
const SIZE_MB = 160;
const CHUNKS = [1 << 20, 1 << 12];

/** Writes until nothing more fits: large pieces first, then small ones. */
function fillWith(path: string): void {
  const file = openSync(path, "w");
  for (const size of CHUNKS) {
    const chunk = Buffer.alloc(size, 1);
    try {
      for (;;) writeSync(file, chunk);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  }
  closeSync(file);
}

/** A file system of its own in memory; undefined where this machine lets nobody mount one. */
function mountSmall(folder: string): Disposable | undefined {
  const { uid = 0, gid = 0 } = serverAccount() ?? {};
  const options = `size=${SIZE_MB}m,mode=0700,uid=${uid},gid=${gid}`;
  if (spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]).status !== 0) return undefined;
  return { [Symbol.dispose]: () => void spawnSync("umount", ["--lazy", folder]) };
}

async function realDisk(folder: string, mount: Disposable): Promise<SmallDisk> {
  const stack = new AsyncDisposableStack();
  stack.use(mount);
  const space = `small_${randomUUID().replaceAll("-", "")}`;
  await maintain(`CREATE TABLESPACE ${space} LOCATION '${folder}'`);
  stack.defer(async () => void (await maintain(`DROP TABLESPACE ${space}`)));
  const { settings } = stack.use(await freshServed(`TABLESPACE ${space}`));
  const filler = join(folder, "filler");
  return {
    settings,
    fill: async () => fillWith(filler),
    free: async () => rmSync(filler),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Second best: the database says what it says of a full disk, whenever money is to move. */
const PRETEND = `CREATE TABLE full_disks (id int);
CREATE FUNCTION be_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM full_disks) THEN RAISE 'No space left on device' USING ERRCODE = 'disk_full'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER be_full BEFORE INSERT ON transfers FOR EACH ROW EXECUTE FUNCTION be_full()`;

async function pretendedDisk(): Promise<SmallDisk> {
  const fresh = await freshServed();
  const ask = async (text: string): Promise<void> => {
    const database = await openDatabase(fresh.settings, () => {});
    await database.pool.query(text);
    await database.close();
  };
  await ask(PRETEND);
  return {
    ...fresh,
    fill: () => ask("INSERT INTO full_disks VALUES (1)"),
    free: () => ask("DELETE FROM full_disks"),
  };
}

/** A real one where this machine lets us (root's, as in the pipeline); otherwise a database that says so. */
export async function openSmallDisk(): Promise<SmallDisk> {
  const folder = scratchFolder("disk");
  const mount = mountSmall(folder);
  return mount ? await realDisk(folder, mount) : await pretendedDisk();
}
