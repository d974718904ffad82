import type { Json } from "../../base/canonical.ts";
import { ROLES } from "../../base/roles.ts";
import type { DuplicateGroup, Grant, LogEntry, Person, PersonDetail } from "../../contract/admin.ts";
import type { Grants } from "../../services/admin/grants.ts";
import type { Journal } from "../../services/admin/journal.ts";
import type { People } from "../../services/admin/people.ts";

type Detail = Awaited<ReturnType<People["detail"]>>;
type Duplicates = Awaited<ReturnType<People["duplicates"]>>[number];
type StoredGrant = Awaited<ReturnType<Grants["list"]>>[number];
type Entry = Awaited<ReturnType<Journal["entries"]>>[number];

/** The one place where a player becomes JSON for the staff. */
export const presentPerson = (player: Detail["player"]): Person => ({
  id: player.id,
  username: player.username,
  email: player.email,
  emailVerified: player.emailVerified,
  role: ROLES.find((role) => role === player.role) ?? "player",
  twoFactor: player.twoFactor,
  createdAt: player.createdAt.toISOString(),
  ban: player.ban ? { reason: player.ban.reason, until: player.ban.until?.toISOString() ?? null } : null,
});

export const presentDuplicates = ({ sign, count, players }: Duplicates): DuplicateGroup => ({
  sign,
  count,
  players: players.map(({ createdAt, ...player }) => ({ ...player, createdAt: createdAt.toISOString() })),
});

const ahead = (ms: number | undefined, now: Date): string | null =>
  ms !== undefined && ms > now.getTime() ? new Date(ms).toISOString() : null;

export const presentPersonDetail = (detail: Detail): PersonDetail => ({
  player: presentPerson(detail.player),
  balances: detail.balances
    ? { credits: Number(detail.balances.credits), cash: Number(detail.balances.cash) }
    : null,
  sessions: detail.sessions,
  breakUntil: ahead(detail.breakUntilMs, detail.now),
  exclusionUntil: ahead(detail.exclusionUntilMs, detail.now),
});

export const presentGrant = (grant: StoredGrant): Grant => ({
  id: grant.id,
  playerId: grant.playerId,
  username: grant.playerName,
  currency: grant.currency,
  amount: Number(grant.amount),
  reason: grant.reason,
  state: grant.state,
  askedBy: grant.askedByName,
  askedAt: grant.askedAt.toISOString(),
  decidedBy: grant.decidedByName ?? null,
  decidedAt: grant.decidedAt?.toISOString() ?? null,
});

export const presentEntry = (entry: Entry): LogEntry => ({
  number: Number(entry.number),
  at: entry.at.toISOString(),
  actor: entry.actorName ?? null,
  action: entry.action,
  target: entry.target ?? null,
  details: entry.details as Json as LogEntry["details"],
  hash: Buffer.from(entry.hash).toString("hex"),
});
