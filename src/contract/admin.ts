import { z } from "zod";
import { AMOUNT_MAX, CURRENCIES } from "../base/money.ts";
import { GIVEN_ROLES, ROLES } from "../base/roles.ts";
import { amount, balances, moment, page, uuid } from "./amount.ts";
import type { Endpoint } from "./endpoint.ts";
import { json } from "./json.ts";
import { line } from "./text.ts";

const byId = z.object({ id: uuid });
const reason = line(300);

/** A player as the staff sees them; nothing of how they prove who they are. */
export const person = z.object({
  id: uuid,
  username: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  role: z.enum(ROLES),
  twoFactor: z.boolean(),
  createdAt: moment,
  ban: z.object({ reason: z.string(), until: moment.nullable() }).nullable(),
});
export type Person = z.infer<typeof person>;

export const personDetail = z.object({
  player: person,
  balances: balances.nullable(),
  sessions: z.int(),
  breakUntil: moment.nullable(),
  exclusionUntil: moment.nullable(),
});
export type PersonDetail = z.infer<typeof personDetail>;

export const GRANT_STATES = ["waiting", "paid", "refused"] as const;
export const grant = z.object({
  id: uuid,
  playerId: uuid,
  username: z.string(),
  currency: z.enum(CURRENCIES),
  amount,
  reason: z.string(),
  /** waiting: for a second administrator. */
  state: z.enum(GRANT_STATES),
  askedBy: z.string(),
  askedAt: moment,
  decidedBy: z.string().nullable(),
  decidedAt: moment.nullable(),
});
export type Grant = z.infer<typeof grant>;

export const logEntry = z.object({
  number: z.int(),
  at: moment,
  /** A username, or null for the command line. */
  actor: z.string().nullable(),
  action: z.string(),
  target: z.string().nullable(),
  details: json,
  /** SHA-256 over this entry and the hash of the one before, hex. */
  hash: z.string(),
});
export type LogEntry = z.infer<typeof logEntry>;

/** What hints that accounts are one person's: one mailbox, one browser, or made from one network address in one day. */
export const DUPLICATE_SIGNS = ["mailbox", "browser", "address"] as const;
export const duplicates = z.object({
  sign: z.enum(DUPLICATE_SIGNS),
  /** How many accounts share it: two or more. */
  count: z.int(),
  /** The newest of them, at most 20. */
  players: z.array(z.object({ id: uuid, username: z.string(), createdAt: moment, banned: z.boolean() })),
});
export type DuplicateGroup = z.infer<typeof duplicates>;

const people = z.object({ players: z.array(person), nextCursor: z.string().nullable() });
const grants = z.object({ grants: z.array(grant), nextCursor: z.string().nullable() });

export const ADMIN_ENDPOINTS = {
  findPlayers: {
    summary: "Players by name, email or id; newest first",
    access: "support",
    query: page.extend({
      search: line(120).optional(),
      role: z.enum(ROLES).optional(),
      banned: z
        .enum(["true", "false"])
        .transform((text) => text === "true")
        .optional(),
    }),
    status: 200,
    response: people,
  },
  getPlayer: { summary: "One player", access: "support", params: byId, status: 200, response: personDetail },
  listDuplicates: {
    summary: "Accounts that may be one person's, the newest first: hints, not proof",
    access: "support",
    status: 200,
    response: z.object({ groups: z.array(duplicates) }),
  },
  banPlayer: {
    summary: "Close an account: sessions end and bets are refused at once",
    access: "admin",
    stepUp: true,
    params: byId,
    /** until: null for good. */
    body: z.object({ reason, until: moment.nullable() }),
    status: 200,
    response: personDetail,
  },
  unbanPlayer: {
    summary: "Open a closed account again",
    access: "admin",
    stepUp: true,
    params: byId,
    body: z.object({ reason }),
    status: 200,
    response: personDetail,
  },
  setPlayerRole: {
    summary: "Give a role but administrator's; every session of the player ends",
    access: "admin",
    stepUp: true,
    params: byId,
    body: z.object({ role: z.enum(GIVEN_ROLES), reason }),
    status: 200,
    response: personDetail,
  },
  signOutPlayer: {
    summary: "End every session of a player",
    access: "admin",
    params: byId,
    body: z.object({ reason }),
    status: 200,
    response: personDetail,
  },
  listGrants: {
    summary: "Grants, newest first",
    access: "admin",
    query: page.extend({ state: z.enum(GRANT_STATES).optional() }),
    status: 200,
    response: grants,
  },
  askGrant: {
    summary: "Give a player play money; a large grant waits for a second administrator",
    access: "admin",
    stepUp: true,
    body: z.object({
      playerId: uuid,
      currency: z.enum(CURRENCIES),
      amount: z.int().min(1).max(Number(AMOUNT_MAX)),
      reason,
    }),
    money: true,
    status: 201,
    response: grant,
  },
  agreeGrant: {
    summary: "Agree to a grant that another administrator has asked for: it is paid",
    access: "admin",
    stepUp: true,
    params: byId,
    status: 200,
    response: grant,
  },
  refuseGrant: {
    summary: "Refuse, or take back, a grant that waits",
    access: "admin",
    params: byId,
    status: 200,
    response: grant,
  },
  listAdminLog: {
    summary: "What staff did, newest first",
    access: "admin",
    query: z.object({
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      target: line(100).optional(),
    }),
    status: 200,
    response: z.object({ entries: z.array(logEntry), nextBefore: z.int().nullable() }),
  },
} as const satisfies Record<string, Endpoint>;
