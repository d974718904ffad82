import { openLink } from "./link.ts";

const PATIENCE_MS = 3_000;

/** Asks Redis, or the master that sentinels name, for a sign of life. Rejects with why there is none. */
export async function pingRedis(url: string): Promise<void> {
  const link = openLink(url, () => {});
  const { commands } = link;
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error("it is silent")), PATIENCE_MS);
      commands.once("ready", resolve);
      commands.once("error", reject);
    });
    await commands.ping();
  } finally {
    clearTimeout(timer);
    await link.close();
  }
}
