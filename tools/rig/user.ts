import { chownSync, readFileSync } from "node:fs";

/** Numeric ids for spawn and chown; undefined means: as whoever runs this. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

/** PostgreSQL refuses to run as root, and no server should: root's servers run as the first of these that exists. */
const UNPRIVILEGED = ["postgres", "nobody"];

export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of UNPRIVILEGED) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(`run as an ordinary user: this system has no user ${UNPRIVILEGED.join(" or ")}`);
}

export function give(path: string, account: Account): void {
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}
