import type { FastifyInstance } from "fastify";
import type { Tickets } from "../../services/tickets/tickets.ts";
import { makeCursor, parseCursor } from "../cursor.ts";
import { presentStaffThread, presentStaffTicket, presentThread, presentTicket } from "../present/ticket.ts";
import { playerOf } from "../requests.ts";
import { route } from "./register.ts";

const nextOf = (found: readonly { readonly id: string }[], limit: number): string | null => {
  const last = found.length === limit ? found.at(-1) : undefined;
  return last ? makeCursor({ id: last.id, leg: 0 }) : null;
};

function playerRoutes(api: FastifyInstance, tickets: Tickets): void {
  route(api, "listTickets", "read", async ({ query, request }) => {
    const found = await tickets.list(playerOf(request).id, parseCursor(query.cursor)?.id, query.limit);
    return { tickets: found.map(presentTicket), nextCursor: nextOf(found, query.limit) };
  });

  route(api, "openTicket", "support", async ({ body, request }) => {
    const { kind, subject, text } = body;
    const report =
      body.kind === "bug" ? { steps: body.steps, expected: body.expected, actual: body.actual } : undefined;
    return presentThread(await tickets.open(playerOf(request).id, { kind, subject, text, report }));
  });

  route(api, "getTicket", "read", async ({ params, request }) =>
    presentThread(await tickets.thread(playerOf(request).id, params.id)),
  );

  route(api, "replyTicket", "support", async ({ params, body, request }) =>
    presentThread(await tickets.reply(playerOf(request).id, params.id, body.text)),
  );

  route(api, "closeTicket", "support", async ({ params, request }) =>
    presentThread(await tickets.close(playerOf(request).id, params.id)),
  );
}

function deskRoutes(api: FastifyInstance, desk: Tickets["desk"]): void {
  route(api, "listInbox", "staff", async ({ query }) => {
    const { state, kind, limit } = query;
    const found = await desk.inbox({ state, kind, from: parseCursor(query.cursor)?.id }, limit);
    return { tickets: found.map(presentStaffTicket), nextCursor: nextOf(found, limit) };
  });

  route(api, "getInboxTicket", "staff", async ({ params }) =>
    presentStaffThread(await desk.thread(params.id)),
  );

  route(api, "answerTicket", "staff", async ({ params, body, request }) =>
    presentStaffThread(await desk.answer(playerOf(request).id, params.id, body.text)),
  );

  route(api, "setTicketState", "staff", async ({ params, body, request }) =>
    presentStaffThread(await desk.setState(playerOf(request).id, params.id, body.state)),
  );
}

export function ticketRoutes(api: FastifyInstance, tickets: Tickets): void {
  playerRoutes(api, tickets);
  deskRoutes(api, tickets.desk);
}
