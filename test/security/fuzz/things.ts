import { randomUUID } from "node:crypto";
import { createEmailVerificationToken } from "better-auth/api";
import { Refusal } from "../../../src/base/refusal.ts";
import { withTx } from "../../../src/db/tx.ts";
import { putEmailChange } from "../../../src/store/email-changes.ts";
import { addPlayer } from "../../support/play.ts";
import { type Member, openSession, PASSWORD } from "./cast.ts";
import type { FuzzHouse } from "./house.ts";
import { betFor, moveFor, stakeOf } from "./tables.ts";
import { isWanted, type Kind, type Wanted } from "./wanted.ts";

const KEPT = 40;
const HOUR_S = 3_600;
const GRANT_FOR_TWO = 2_000_000n;

/** Who asks, the game that the address is about, and which of its bets goes with the stake. */
export type Setting = { readonly member: Member; readonly game: unknown; readonly bet: number };

/** What costs several statements to make: made for those whom the house would let through to it; others name what others have. */
const MADE: ReadonlySet<Kind> = new Set([
  "round",
  "open-round",
  "settled-round",
  "session",
  "replay",
  "ticket",
  "any-ticket",
  "grant",
]);
const gets = (kind: Kind, { role }: Member): boolean => {
  if (!MADE.has(kind)) return true;
  if (kind === "grant") return role === "admin";
  return kind === "any-ticket" ? role === "support" || role === "admin" : role !== "guest";
};

/** Rings of what the house has told so far, by kind and owner. */
function createShelf() {
  const rings = new Map<string, string[]>();
  return {
    put(kind: string, value: string): void {
      const ring = rings.get(kind) ?? [];
      rings.set(kind, ring);
      ring.push(value);
      if (ring.length > KEPT) ring.shift();
    },
    any(kind: string, n: number): string | undefined {
      const ring = rings.get(kind) ?? [];
      return ring[n % Math.max(1, ring.length)];
    },
    drop(kind: string, value: string): void {
      const ring = rings.get(kind);
      if (ring?.includes(value)) ring.splice(ring.indexOf(value), 1);
    },
    take(kind: string): string | undefined {
      return rings.get(kind)?.shift();
    },
  };
}

/** Things that are really there, so that a request gets to its verb: what answers told, or made when there is none yet. */
export function createThings(fuzz: FuzzHouse) {
  const { app } = fuzz.house;
  const shelf = createShelf();
  const games = new Map<string, string>();
  const secret = fuzz.secrets[0]?.value ?? "";

  async function play({ id }: Member, game: "coinflip" | "mines"): Promise<string> {
    const bet = game === "mines" ? { mines: 3 } : { side: "heads" };
    const { round } = await app.rounds.play({ playerId: id, game, stake: 100n, bet, key: randomUUID() });
    games.set(round.id, game);
    shelf.put(`${game === "mines" ? "open" : "settled"} ${id}`, round.id);
    return round.id;
  }

  async function ticket(id: string): Promise<string> {
    const words = { kind: "other" as const, subject: "A thing", text: "Words.", report: undefined };
    return (await app.tickets.open(id, words)).ticket.id;
  }

  async function grant(n: number): Promise<string> {
    const playerId = await player(n);
    const actorId = await player(n + 1);
    const order = { actorId, playerId, currency: "credits" as const, amount: GRANT_FOR_TWO, reason: "fuzz" };
    return (await app.admin.grants.ask({ ...order, key: randomUUID() })).id;
  }

  async function player(n: number): Promise<string> {
    const there = shelf.any("player", n);
    if (there !== undefined && n % 60 !== 0) return there;
    const id = await addPlayer(app);
    shelf.put("player", id);
    return id;
  }

  /** Somebody who can own something: a guest owns nothing, so a stranger's is named. */
  const owner = async ({ id }: Member, n: number): Promise<string> => (id === "" ? await player(n) : id);

  async function settled(member: Member): Promise<string> {
    return shelf.any(`settled ${member.id}`, 0) ?? (await play(member, "coinflip"));
  }

  const MAKE: Readonly<Record<Kind, (setting: Setting, n: number) => Promise<unknown> | unknown>> = {
    async round({ member }, n) {
      const at = { ...member, id: await owner(member, n) };
      return shelf.any(`open ${at.id}`, n) ?? shelf.any(`settled ${at.id}`, n) ?? (await play(at, "mines"));
    },
    async "open-round"({ member }, n) {
      const at = { ...member, id: await owner(member, n) };
      const there = shelf.any(`open ${at.id}`, n);
      return there ?? (await play(at, "mines"));
    },
    async "settled-round"({ member }, n) {
      const at = { ...member, id: await owner(member, n) };
      return shelf.any(`settled ${at.id}`, n) ?? (await settled(at));
    },
    session: async ({ member }, n) => (await openSession(fuzz, await owner(member, n))).id,
    async replay({ member }, n) {
      const there = shelf.any("replay", n);
      if (there !== undefined && n % 10 !== 0) return there;
      const id = await owner(member, n);
      return await app.replays.show(id, await settled({ ...member, id }));
    },
    ticket: async ({ member }, n) =>
      shelf.any(`ticket ${member.id}`, n) ?? (await ticket(await owner(member, n))),
    "any-ticket": async (_, n) => shelf.any("ticket", n) ?? (await ticket(await player(n))),
    player: (_, n) => player(n),
    grant: async (_, n) => shelf.take("grant") ?? (await grant(n)),
    pair: ({ member }, n) => shelf.any(`pair ${member.id}`, n) ?? randomUUID(),
    cursor: (_, n) => shelf.any("cursor", n) ?? `${randomUUID()}.0`,
    "own-name": ({ member }) => member.username,
    "new-name": () => `n${randomUUID().slice(0, 12).replace("-", "_")}`,
    password: () => PASSWORD,
    email: () => `n${randomUUID()}@players.test`,
    "own-email": ({ member }) => member.email,
    terms: () => app.legal.documents.terms.version,
    privacy: () => app.legal.documents.privacy.version,
    "terms-version": (_, n) => app.legal.documents[n % 2 === 0 ? "terms" : "privacy"].version,
    "verify-token": ({ member }) =>
      member.id !== "" &&
      createEmailVerificationToken(secret, member.email, undefined, HOUR_S, { userId: member.id } as never),
    async "email-token"({ member }, n) {
      const token = randomUUID();
      const now = new Date(fuzz.house.clock());
      const change = {
        email: `e${randomUUID()}@players.test`,
        expiresAt: new Date(now.getTime() + 3_600_000),
      };
      const id = await owner(member, n);
      await withTx(app.database, (tx) => putEmailChange(tx, id, token, change, now));
      return token;
    },
    bet: ({ game, bet }) => betFor(game, bet),
    stake: ({ game, bet }) => stakeOf(game, bet),
    move: ({ game }, n) => moveFor(game, n),
  };

  /** What the house refuses to make, because of who asks, is an id that nobody has. */
  const make = async ({ $want, n }: Wanted, setting: Setting): Promise<unknown> => {
    const last = `last ${$want}`;
    if (!gets($want, setting.member)) return shelf.any(last, n) ?? randomUUID();
    try {
      const made = await MAKE[$want](setting, n);
      if (MADE.has($want)) shelf.put(last, String(made));
      return made;
    } catch (error) {
      if (error instanceof Refusal) return randomUUID();
      throw error;
    }
  };

  async function fill(value: unknown, setting: Setting): Promise<unknown> {
    if (isWanted(value)) return await make(value, setting);
    if (typeof value !== "object" || value === null) return value;
    const entries = [];
    for (const [key, part] of Object.entries(value)) entries.push([key, await fill(part, setting)] as const);
    return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
  }

  return {
    fill,
    gameOf: (roundId: unknown): unknown => (typeof roundId === "string" ? games.get(roundId) : undefined),
    /** Keeps what an answer told of. */
    learn(member: Member, body: unknown): void {
      if (typeof body !== "object" || body === null) return;
      const { round, ticket: told, replay, current, nextCursor, state, id } = body as Record<string, unknown>;
      if (isThing(round)) {
        shelf.drop(`open ${member.id}`, round.id);
        shelf.put(`${round.state === "open" ? "open" : "settled"} ${member.id}`, round.id);
        games.set(round.id, String(round.game));
      }
      if (isThing(told)) {
        shelf.put("ticket", told.id);
        if (member.role === "player") shelf.put(`ticket ${member.id}`, told.id);
      }
      if (typeof replay === "string") shelf.put("replay", replay);
      if (isThing(current)) shelf.put(`pair ${member.id}`, current.id);
      if (typeof nextCursor === "string") shelf.put("cursor", nextCursor);
      if (state === "waiting" && typeof id === "string") shelf.put("grant", id);
    },
  };
}
export type Things = ReturnType<typeof createThings>;

type Thing = { readonly id: string; readonly state?: unknown; readonly game?: unknown };
const isThing = (value: unknown): value is Thing =>
  typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
