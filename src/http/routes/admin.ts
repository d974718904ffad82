import type { FastifyInstance } from "fastify";
import type { Admin } from "../../services/admin/admin.ts";
import { makeCursor, parseCursor } from "../cursor.ts";
import {
  presentDuplicates,
  presentEntry,
  presentGrant,
  presentPerson,
  presentPersonDetail,
} from "../present/admin.ts";
import { idempotencyKeyOf, playerOf } from "../requests.ts";
import { route } from "./register.ts";

const nextOf = (found: readonly { readonly id: string }[], limit: number): string | null => {
  const last = found.length === limit ? found.at(-1) : undefined;
  return last ? makeCursor({ id: last.id, leg: 0 }) : null;
};

function peopleRoutes(api: FastifyInstance, { people, standing }: Admin): void {
  route(api, "findPlayers", "staff", async ({ query }) => {
    const { search, role, banned, limit } = query;
    const found = await people.find({ search, role, banned, before: parseCursor(query.cursor)?.id }, limit);
    return { players: found.map(presentPerson), nextCursor: nextOf(found, limit) };
  });

  route(api, "getPlayer", "staff", async ({ params }) => presentPersonDetail(await people.detail(params.id)));

  route(api, "listDuplicates", "heavy", async () => ({
    groups: (await people.duplicates()).map(presentDuplicates),
  }));

  route(api, "banPlayer", "danger", async ({ params, body, request }) => {
    const deed = { actorId: playerOf(request).id, playerId: params.id, reason: body.reason };
    return presentPersonDetail(await standing.ban(deed, body.until === null ? null : new Date(body.until)));
  });

  route(api, "unbanPlayer", "danger", async ({ params, body, request }) =>
    presentPersonDetail(
      await standing.unban({ actorId: playerOf(request).id, playerId: params.id, reason: body.reason }),
    ),
  );

  route(api, "setPlayerRole", "danger", async ({ params, body, request }) => {
    const deed = { actorId: playerOf(request).id, playerId: params.id, reason: body.reason };
    return presentPersonDetail(await standing.setRole(deed, body.role));
  });

  route(api, "signOutPlayer", "danger", async ({ params, body, request }) =>
    presentPersonDetail(
      await standing.signOut({ actorId: playerOf(request).id, playerId: params.id, reason: body.reason }),
    ),
  );
}

function grantRoutes(api: FastifyInstance, { grants }: Admin): void {
  route(api, "listGrants", "staff", async ({ query }) => {
    const found = await grants.list(
      { state: query.state, before: parseCursor(query.cursor)?.id },
      query.limit,
    );
    return { grants: found.map(presentGrant), nextCursor: nextOf(found, query.limit) };
  });

  route(api, "askGrant", "danger", async ({ body, request }) => {
    const { playerId, currency, amount, reason } = body;
    const key = idempotencyKeyOf(request);
    const order = { actorId: playerOf(request).id, playerId, currency, amount: BigInt(amount), reason, key };
    return presentGrant(await grants.ask(order));
  });

  route(api, "agreeGrant", "danger", async ({ params, request }) =>
    presentGrant(await grants.agree(playerOf(request).id, params.id)),
  );

  route(api, "refuseGrant", "danger", async ({ params, request }) =>
    presentGrant(await grants.refuse(playerOf(request).id, params.id)),
  );
}

export function adminRoutes(api: FastifyInstance, admin: Admin): void {
  peopleRoutes(api, admin);
  grantRoutes(api, admin);

  route(api, "listAdminLog", "staff", async ({ query }) => {
    const before = query.before === undefined ? undefined : BigInt(query.before);
    const found = await admin.journal.entries({ before, target: query.target }, query.limit);
    const last = found.length === query.limit ? found.at(-1) : undefined;
    return { entries: found.map(presentEntry), nextBefore: last ? Number(last.number) : null };
  });
}
