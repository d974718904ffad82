import { z } from "zod";
import { moment, uuid } from "./amount.ts";
import type { Endpoint } from "./endpoint.ts";
import { legalName } from "./legal.ts";

/** Everything that a player may see and change of an account. */
export const profile = z.object({
  id: uuid,
  username: z.string(),
  /** When the name may be changed again; in the past: now. */
  renameAt: moment,
  email: z.string(),
  emailVerified: z.boolean(),
  /** An address that waits to be confirmed from there. */
  pendingEmail: z.object({ email: z.string(), expiresAt: moment }).nullable(),
  /** "YYYY-MM-DD"; null for an account that the operator made. */
  birthDate: z.iso.date().nullable(),
  role: z.string(),
  twoFactor: z.boolean(),
  passkeys: z.array(z.object({ id: uuid, name: z.string().nullable(), createdAt: moment.nullable() })),
  createdAt: moment,
  consents: z.array(z.object({ document: legalName, version: z.string(), acceptedAt: moment })),
  /** What must be accepted before playing. */
  unaccepted: z.array(legalName),
});
export type Profile = z.infer<typeof profile>;

const openSession = z.object({
  id: uuid,
  /** "Firefox on Linux". */
  device: z.string(),
  /** Network address; where that is on the map is not known here. */
  address: z.string(),
  createdAt: moment,
  lastSeenAt: moment,
  expiresAt: moment,
  /** The session that asks. */
  current: z.boolean(),
});
export type OpenSession = z.infer<typeof openSession>;

const password = z.string().min(1).max(128);
const done = z.object({ done: z.literal(true) });
const token = z.object({ token: z.string().min(10).max(2_000) });

export const ME_ENDPOINTS = {
  getMe: { summary: "My profile", access: "player", status: 200, response: profile },
  patchMe: {
    summary: "Change my username: once in 30 days, other capitals at any time",
    access: "player",
    body: z.object({ username: z.string().max(100) }),
    status: 200,
    response: profile,
  },
  confirmMe: {
    summary:
      "Show the password (and a code or a recovery code, with a second factor): dangerous things are open for a few minutes",
    access: "player",
    body: z.object({ password, code: z.string().max(20).optional() }),
    status: 200,
    response: done,
  },
  acceptDocuments: {
    summary: "Accept the terms and the privacy notice in force",
    access: "player",
    body: z.object({
      documents: z
        .array(z.object({ document: legalName, version: z.string().max(40) }))
        .min(1)
        .max(2),
    }),
    status: 200,
    response: done,
  },
  listSessions: {
    summary: "Where I am signed in",
    access: "player",
    status: 200,
    response: z.object({ sessions: z.array(openSession) }),
  },
  endSession: {
    summary: "End one of my sessions",
    access: "player",
    params: z.object({ id: uuid }),
    status: 200,
    response: done,
  },
  endSessions: {
    summary: "Sign out everywhere, here too unless told otherwise",
    access: "player",
    query: z.object({ keep: z.literal("current").optional() }),
    status: 200,
    response: z.object({ ended: z.int() }),
  },
  changeEmail: {
    summary: "Ask for another email address; it counts once it is confirmed from there",
    access: "player",
    body: z.object({ email: z.string().max(300) }),
    stepUp: true,
    status: 200,
    response: done,
  },
  cancelEmailChange: {
    summary: "Keep the old address after all",
    access: "player",
    status: 200,
    response: done,
  },
  confirmNewEmail: {
    summary: "Confirm a new address with the token of its letter",
    access: "public",
    body: token,
    status: 200,
    response: done,
  },
  verifyEmail: {
    summary: "Confirm the address of an account with the token of its letter",
    access: "public",
    body: token,
    status: 200,
    response: done,
  },
  eraseMe: {
    summary: "Delete my account; the ledger keeps its rows under a pseudonym",
    access: "player",
    body: z.object({
      /** The username, typed out: nobody deletes an account by a slip. */
      username: z.string().max(100),
    }),
    stepUp: true,
    status: 200,
    response: done,
  },
} as const satisfies Record<string, Endpoint>;
