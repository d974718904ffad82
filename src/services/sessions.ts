import DataLoader from "dataloader";
import { Refusal } from "../base/refusal.ts";
import { type Clock, DAY_MS, type Entropy, MINUTE_MS, SECOND_MS } from "../base/time.ts";
import type { Bus } from "../cluster/bus.ts";
import type { SessionCache } from "../cluster/session-cache.ts";
import type { Database } from "../db/database.ts";
import type { Agreed, DocumentName } from "../store/consents.ts";
import type { Player } from "../store/players.ts";
import {
  confirmSession,
  readSessions,
  renameSession,
  type SessionRow,
  touchSession,
} from "../store/sessions.ts";
import { openSigned, sign, signAnew } from "../store/signed-cookie.ts";

export type SessionsDeps = {
  readonly database: Database;
  readonly clock: Clock;
  /** Sessions that other processes have just read. */
  readonly cache: SessionCache;
  /** On which processes tell each other of players who changed. */
  readonly bus: Bus;
  readonly entropy: Entropy;
  /** Better Auth's secrets, the newest first: any of them may have signed a cookie. */
  readonly secrets: readonly string[];
  /** Called once for each player this process meets: opens what a player needs. */
  readonly onFirstSight: (playerId: string) => Promise<void>;
  /** Called for every request of a signed-in player. */
  readonly onSeen: (playerId: string) => void;
  /** The documents whose current text is not among what a player has agreed to. */
  readonly unaccepted: (agreed: readonly Agreed[]) => readonly DocumentName[];
};

export type Session = {
  readonly id: string;
  readonly token: string;
  readonly player: Player;
  /** When the password was last shown in it. */
  readonly confirmedAt: Date;
  /** What the player must agree to before playing. */
  readonly unaccepted: readonly DocumentName[];
};
type Known = { readonly session: Session; readonly expiresMs: number; readonly checkedMs: number };

/** How long a session is believed without asking again: what the bus could not tell is felt within it. */
const BELIEVED_MS = 10 * SECOND_MS;
const KNOWN_MAX = 50_000;
/** Use is noted at most this often: a session's idle time is right to within it. */
const TOUCH_MS = 5 * MINUTE_MS;
/** A session ends this long after its sign-in, however much it is used (ASVS 5.0 7.3.2). */
export const SESSION_LIFE_MAX_MS = 30 * DAY_MS;

/** 192 bits. */
const TOKEN_BYTES = 24;

type Kept = Pick<Known, "session" | "expiresMs">;

/** A session as other processes may have it: without the token, which only the cookie knows. */
const toText = ({ session: { token: _, ...session }, expiresMs }: Kept): string =>
  JSON.stringify({ session, expiresMs });

function fromText(text: string, token: string): Kept {
  const { session, expiresMs } = JSON.parse(text) as Kept;
  const { player, confirmedAt } = session;
  return {
    session: {
      ...session,
      token,
      confirmedAt: new Date(confirmedAt),
      player: { ...player, createdAt: new Date(player.createdAt) },
    },
    expiresMs,
  };
}

/** Stands for every player among those who were forgotten. */
const EVERYBODY = "*";

/** The sessions that this process has met lately, by cookie. */
function createKnown() {
  const known = new Map<string, Known>();
  /** For every session that is being read: who was forgotten since that began. */
  const readings = new Set<Set<string>>();

  function put(cookie: string, entry: Known): void {
    if (known.size >= KNOWN_MAX) known.delete(known.keys().next().value as string);
    known.set(cookie, entry);
  }

  return {
    get: (cookie: string): Known | undefined => known.get(cookie),
    /** Keeps what is read, unless its player is forgotten meanwhile: it may be older than the cause. */
    async read(cookie: string, work: () => Promise<Known | undefined>): Promise<Session | undefined> {
      const forgotten = new Set<string>();
      readings.add(forgotten);
      try {
        const entry = await work();
        if (!entry) known.delete(cookie);
        else if (!forgotten.has(entry.session.player.id) && !forgotten.has(EVERYBODY)) put(cookie, entry);
        return entry?.session;
      } finally {
        readings.delete(forgotten);
      }
    },
    forget(playerId: string): void {
      for (const [cookie, { session }] of known) if (session.player.id === playerId) known.delete(cookie);
      for (const forgotten of readings) forgotten.add(playerId);
    },
    clear(): void {
      known.clear();
      for (const forgotten of readings) forgotten.add(EVERYBODY);
    },
  };
}

/** Opens what a player needs, once for each player that this process meets. */
function createMeeting(onFirstSight: SessionsDeps["onFirstSight"]) {
  const opened = new Set<string>();
  return async (playerId: string): Promise<void> => {
    if (opened.has(playerId)) return;
    await onFirstSight(playerId);
    if (opened.size >= KNOWN_MAX) opened.clear();
    opened.add(playerId);
  };
}

/** Sessions in one statement, at most. */
const READ_TOGETHER_MAX = 100;

/**
 * Reads sessions of the database: those asked for in one turn of the event loop together, because a busy house meets
 * hundreds a second that it has not seen for a while and each round trip costs as much as a bet.
 */
const createReader = ({ db }: Database) =>
  new DataLoader<string, SessionRow | undefined>(
    async (tokens) => {
      const found = await readSessions(db, tokens);
      return tokens.map((token) => found.get(token));
    },
    { cache: false, maxBatchSize: READ_TOGETHER_MAX, batchScheduleFn: (read) => void setImmediate(read) },
  );

/** What becomes of a session when its player has shown more of who they are. */
function createProofs(
  { database, clock, entropy, secrets }: SessionsDeps,
  forget: (playerId: string) => void,
) {
  return {
    /** Notes that the player has just shown the password in this session. */
    async confirm(session: Session): Promise<void> {
      await confirmSession(database.db, session.id, new Date(clock()));
      forget(session.player.id);
    },
    /**
     * Gives a session a new token, because it may do more from now on: a copy of the old one is worth nothing. Returns the
     * value of the new cookie. Refusals: unauthenticated.
     */
    async renew(session: Session): Promise<string> {
      const token = Buffer.from(entropy(TOKEN_BYTES)).toString("base64url");
      if (!(await renameSession(database.db, session.id, token))) {
        throw new Refusal("unauthenticated", "This session is over. Sign in again.");
      }
      forget(session.player.id);
      return sign(secrets, token);
    },
  };
}

/**
 * Who is asking. Better Auth makes sessions and ends them; this reads them, because its own look-up costs more than a
 * bet: the cookie's signature is checked here and the session remembered for a few seconds.
 */
export function createSessions(deps: SessionsDeps) {
  const { database, clock } = deps;
  const known = createKnown();
  const rows = createReader(database);
  const meet = createMeeting(deps.onFirstSight);
  deps.bus.subscribe("player", (playerId) => known.forget(String(playerId)));
  deps.bus.onGap(known.clear);

  async function expiryOf(row: SessionRow, nowMs: number): Promise<number> {
    if (nowMs - row.lastSeenAt.getTime() < TOUCH_MS) return row.expiresAt.getTime();
    const touched = await touchSession(database.db, row.sessionId, new Date(nowMs), SESSION_LIFE_MAX_MS);
    return touched?.getTime() ?? 0;
  }

  async function read(token: string, nowMs: number): Promise<Kept | undefined> {
    const row = await rows.load(token);
    if (!row || row.expiresAt.getTime() <= nowMs || row.player.banned) return undefined;
    await meet(row.player.id);
    const expiresMs = await expiryOf(row, nowMs);
    const { sessionId: id, player, confirmedAt } = row;
    return {
      session: { id, token, player, confirmedAt, unaccepted: deps.unaccepted(row.agreed) },
      expiresMs,
    };
  }

  async function load(cookie: string, nowMs: number): Promise<Known | undefined> {
    const token = openSigned(deps.secrets, cookie)?.text;
    if (token === undefined) return undefined;
    const looked = await deps.cache.look(token);
    const shared = "found" in looked ? fromText(looked.found, token) : undefined;
    const kept = shared && nowMs < shared.expiresMs ? shared : await read(token, nowMs);
    if (!kept) return undefined;
    if ("ticket" in looked) await deps.cache.keep(token, kept.session.player.id, toText(kept), looked.ticket);
    return { ...kept, checkedMs: nowMs };
  }

  /** In every process, and in what they share. */
  const forget = (playerId: string): void => {
    void deps.cache.revoke(playerId);
    deps.bus.publish("player", playerId);
  };

  return {
    /** The session of a cookie's value; undefined when it is forged, over, unknown or the player is banned. */
    async find(cookie: string): Promise<Session | undefined> {
      const nowMs = clock();
      const entry = known.get(cookie);
      const isFresh = entry && nowMs - entry.checkedMs < BELIEVED_MS && nowMs < entry.expiresMs;
      const session = isFresh ? entry.session : await known.read(cookie, () => load(cookie, nowMs));
      if (session) deps.onSeen(session.player.id);
      return session;
    },
    /** A cookie's value signed with the newest secret, when it has the signature of an older one; else undefined. */
    signAnew: (cookie: string): string | undefined => signAnew(deps.secrets, cookie),
    ...createProofs(deps, forget),
    /** Whether the password was shown in this session not longer ago than this. */
    isConfirmed: (session: Session, withinMs: number): boolean =>
      clock() - session.confirmedAt.getTime() <= withinMs,
    /** Forgets what any process believes of a player: after sign-out, a ban, a change of role. */
    forget,
  };
}
export type Sessions = ReturnType<typeof createSessions>;
