import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { present } from "../base/assert.ts";
import type { Clock } from "../base/time.ts";
import type { Database } from "../db/database.ts";
import {
  lastRecognised,
  readSealedOtherwise,
  readSecondFactors,
  replaceSealed,
  replaceSecondFactor,
  SEALED,
} from "../store/sealed-rows.ts";
import type { Sealer } from "../store/sealed-seed.ts";

type Kind = keyof typeof SEALED;

export type RekeyDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly sealers: Readonly<Record<Kind, Sealer>>;
  /** Better Auth's keys, the newest first. */
  readonly sessionSecrets: readonly { readonly version: number; readonly value: string }[];
};

/** How many were encrypted anew; and how many could not be opened, because their key is not among the secrets. */
export type Rekeyed = {
  readonly keyId: string;
  readonly done: Readonly<Record<Kind | "secondFactors", number>>;
  readonly lost: Readonly<Record<Kind | "secondFactors", number>>;
  /** Until then the secrets of before recognise mailboxes that may not come back and names that are held; undefined: none. */
  readonly keepOldUntil: Date | undefined;
};

const AT_ONCE = 200;
type Tally = { done: number; lost: number };

function opened(sealer: Sealer, sealed: Uint8Array, owner: string): string | undefined {
  try {
    return sealer.open(sealed, owner);
  } catch {
    return undefined;
  }
}

async function resealAll({ database: { db }, sealers }: RekeyDeps, kind: Kind): Promise<Tally> {
  const sealer = sealers[kind];
  const tally = { done: 0, lost: 0 };
  let after: readonly string[] | undefined;
  for (;;) {
    const rows = await readSealedOtherwise(db, SEALED[kind], sealer.keyId, after, AT_ONCE);
    for (const row of rows) {
      const text = opened(sealer, row.sealed, row.owner);
      if (text === undefined) tally.lost += 1;
      else if (await replaceSealed(db, SEALED[kind], row, sealer.seal(text, row.owner))) tally.done += 1;
    }
    after = rows.at(-1)?.keys;
    if (after === undefined || rows.length < AT_ONCE) return tally;
  }
}

/** As Better Auth writes them: $ba$ version $ ciphertext. */
async function renewFactors({ database: { db }, sessionSecrets }: RekeyDeps): Promise<Tally> {
  const currentVersion = present(sessionSecrets[0], "the secret").version;
  const key = { keys: new Map(sessionSecrets.map(({ version, value }) => [version, value])), currentVersion };
  const isNew = (text: string): boolean => text.startsWith(`$ba$${currentVersion}$`);
  const renew = async (data: string): Promise<string> =>
    await symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) });
  const tally = { done: 0, lost: 0 };
  let after: string | undefined;
  for (;;) {
    const rows = await readSecondFactors(db, after, AT_ONCE);
    for (const row of rows) {
      if (isNew(row.secret) && isNew(row.backupCodes)) continue;
      try {
        const now = { secret: await renew(row.secret), backupCodes: await renew(row.backupCodes) };
        if (await replaceSecondFactor(db, row, now)) tally.done += 1;
      } catch {
        tally.lost += 1;
      }
    }
    after = rows.at(-1)?.id;
    if (after === undefined || rows.length < AT_ONCE) return tally;
  }
}

/**
 * Encrypts everything that is kept encrypted with the newest secret, while the house is open: row by row, each replaced
 * only if it is still what was read. Processes that know both secrets read either. Run again, it does what is left.
 */
export function createRekey(deps: RekeyDeps) {
  return async (): Promise<Rekeyed> => {
    const [seeds, letters, secondFactors] = [
      await resealAll(deps, "seeds"),
      await resealAll(deps, "letters"),
      await renewFactors(deps),
    ];
    return {
      keyId: deps.sealers.seeds.keyId,
      done: { seeds: seeds.done, letters: letters.done, secondFactors: secondFactors.done },
      lost: { seeds: seeds.lost, letters: letters.lost, secondFactors: secondFactors.lost },
      keepOldUntil: await lastRecognised(deps.database.db, new Date(deps.clock())),
    };
  };
}
export type Rekey = ReturnType<typeof createRekey>;
