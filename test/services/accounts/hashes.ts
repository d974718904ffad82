import { createHook } from "node:async_hooks";

/** How many argon2id computations a piece of work starts: what it costs, whatever the machine does besides. */
export async function hashesOf(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const hook = createHook({
    init: (_id, type) => {
      if (type === "ARGON2REQUEST") count += 1;
    },
  }).enable();
  try {
    await work();
  } finally {
    hook.disable();
  }
  return count;
}
