import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Another process has the embedded database open. A second opener would destroy it. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Takes a folder for this process alone: a file made with "wx" that holds the process id. A lock whose process is gone
 * (kill -9, power loss) is taken over. Returns the release. Throws FolderInUse.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "lock");
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const handle = openSync(file, "wx", 0o600);
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const owner = Number(readFileSync(file, "utf8"));
      if (owner !== process.pid && Number.isInteger(owner) && owner > 0 && isAlive(owner)) {
        throw new FolderInUse(
          `The database in ${folder} is open in process ${owner}. Stop that server first, or use PostgreSQL (DATABASE_URL), which many processes may share.`,
        );
      }
      rmSync(file, { force: true });
    }
  }
  throw new FolderInUse(
    `The database in ${folder} could not be locked: another process keeps taking the lock.`,
  );
}
