import { createHmac } from "node:crypto";
import type { Cluster } from "../cluster/cluster.ts";
import type { Config } from "../config/config.ts";
import type { Database } from "../db/database.ts";
import { createAccounts } from "../services/accounts/accounts.ts";
import { createAttempts } from "../services/accounts/attempts.ts";
import { type Auth, createAuth } from "../services/accounts/auth.ts";
import type { AccountDeps } from "../services/accounts/deps.ts";
import { createPasswords } from "../services/accounts/password.ts";
import { createLegal, type Legal } from "../services/legal/legal.ts";
import { createMail } from "../services/mail/mail.ts";
import { openTransport } from "../services/mail/transport.ts";
import { createPlayers, type PlayersDeps } from "../services/players.ts";
import { createRekey } from "../services/rekey.ts";
import { createSessions } from "../services/sessions.ts";
import { createSealer, type Sealer } from "../store/sealed-seed.ts";
import type { AppPorts, NewId } from "./ports.ts";
import { keyFor, keysFor, needsSecureCookies, sessionSecrets } from "./secrets.ts";

export function assembleLegal(config: Config, { clock }: AppPorts, database: Database) {
  const { operatorName: name, operator, ageMin, publicUrl } = config;
  return createLegal({ database, clock, operator: { name, ...operator, ageMin, publicUrl } });
}

const letterSealer = (config: Config, entropy: AppPorts["entropy"]): Sealer =>
  createSealer(config.secrets, entropy, "letters at rest");

/** What encrypts anew after a change of secrets. */
export const assembleRekey = (
  config: Config,
  { clock, entropy }: AppPorts,
  database: Database,
  seeds: Sealer,
) =>
  createRekey({
    database,
    clock,
    sealers: { seeds, letters: letterSealer(config, entropy) },
    sessionSecrets: sessionSecrets(config),
  });

export function assembleMail(config: Config, ports: AppPorts, database: Database, newId: NewId) {
  const { clock, entropy, onFault, onLaidOut = () => {} } = ports;
  const { from, route } = config.mail;
  const { operatorName: operator, publicUrl } = config;
  return createMail({
    database,
    clock,
    newId,
    sealer: letterSealer(config, entropy),
    transport: openTransport(route),
    from,
    sender: { operator, contact: config.operator.contact, publicUrl },
    onLaidOut,
    onFault,
  });
}

type Around = Pick<AccountDeps, "legal" | "write" | "onSessionsEnded">;

export function assembleAccounts(config: Config, ports: AppPorts, database: Database, around: Around) {
  const { clock, entropy, onRemark } = ports;
  const hashesBy = (purpose: string) => {
    const keys = keysFor(config, purpose);
    return (text: string) => keys.map((key) => createHmac("sha256", key).update(text).digest());
  };
  const deps: AccountDeps = {
    database,
    clock,
    entropy,
    settings: {
      publicUrl: config.publicUrl,
      trustedOrigins: [new URL(config.publicUrl).origin, ...config.corsOrigins],
      secrets: sessionSecrets(config),
      secureCookies: needsSecureCookies(config.publicUrl),
      ageMin: config.ageMin,
      verifiedOnly: config.emailVerification === "required",
    },
    attempts: createAttempts({
      database,
      clock,
      secret: keyFor(config, "attempts"),
      signUpsPerDay: config.signUpsPerDay,
    }),
    passwords: createPasswords(entropy),
    mailboxHashes: hashesBy("mailboxes of those who left"),
    nameHashes: hashesBy("names that were given up"),
    ...around,
  };
  const auth = createAuth(deps, onRemark);
  return { auth, accounts: createAccounts(deps, auth) };
}

type People = {
  accountFaults: PlayersDeps["accountFaults"];
  auth: Auth;
  newId: NewId;
  seat: PlayersDeps["seat"];
  cluster: Cluster;
  legal: Legal;
};

export function assemblePeople(
  config: Config,
  { clock, entropy }: AppPorts,
  database: Database,
  people: People,
) {
  const { auth, newId, seat, cluster, legal } = people;
  const adminToken = keyFor(config, "first administrator");
  const players = createPlayers({
    database,
    clock,
    newId,
    auth,
    entropy,
    seat,
    adminToken,
    accountFaults: people.accountFaults,
    onSessionsEnded: (playerId) => sessions.forget(playerId),
  });
  const sessions = createSessions({
    database,
    clock,
    entropy,
    cache: cluster.sessions,
    bus: cluster.bus,
    secrets: sessionSecrets(config).map(({ value }) => value),
    onFirstSight: players.open,
    onSeen: cluster.presence.seen,
    unaccepted: legal.unaccepted,
  });
  return { players, sessions };
}
