import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Board, BoardWindow } from "./api/leaderboards.ts";
import { isBoard, isWindow } from "./pages/leaderboards/words.ts";
import { isRequest, type Request } from "./pages/support/words.ts";
import { root } from "./route-root.ts";

const getParentRoute = () => root;

const playSafely = createRoute({
  getParentRoute,
  path: "/play-safely",
  component: lazyRouteComponent(() => import("./pages/play-safely/play-safely.tsx"), "PlaySafely"),
});
const support = createRoute({
  getParentRoute,
  path: "/support",
  component: lazyRouteComponent(() => import("./pages/support/support.tsx"), "Support"),
});
const newTicket = createRoute({
  getParentRoute,
  path: "/support/new",
  validateSearch: (search: Readonly<Record<string, unknown>>): { about?: Request } =>
    isRequest(search["about"]) ? { about: search["about"] } : {},
  component: lazyRouteComponent(() => import("./pages/support/new-ticket.tsx"), "NewTicket"),
});
const ticket = createRoute({
  getParentRoute,
  path: "/support/$ticket",
  component: lazyRouteComponent(() => import("./pages/support/ticket.tsx"), "TicketPage"),
});
const leaderboards = createRoute({
  getParentRoute,
  path: "/leaderboards",
  validateSearch: (search: Readonly<Record<string, unknown>>): { board?: Board; window?: BoardWindow } => ({
    ...(isBoard(search["board"]) ? { board: search["board"] } : {}),
    ...(isWindow(search["window"]) ? { window: search["window"] } : {}),
  }),
  component: lazyRouteComponent(() => import("./pages/leaderboards/leaderboards.tsx"), "Leaderboards"),
});

/** What a house offers beside its games. */
export const HOUSE_PAGES = [playSafely, support, newTicket, ticket, leaderboards] as const;
