import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { ROLES } from "../base/roles.ts";
import { TICKET_KINDS, TICKET_STATES } from "../base/support.ts";
import type { Grant } from "../contract/admin.ts";
import type { InboxFilter, PlayerFilter } from "./api/staff.ts";
import { root } from "./route-root.ts";

type Search = Readonly<Record<string, unknown>>;

const GRANT_STATES: readonly Grant["state"][] = ["waiting", "paid", "refused"];

/** One of a list, if that is what stands in the address. */
const oneOf = <T>(list: readonly T[], value: unknown): T | undefined => list.find((one) => one === value);

const inboxFilter = ({ state, kind }: Search): InboxFilter => ({
  state: oneOf(TICKET_STATES, state),
  kind: oneOf(TICKET_KINDS, kind),
});
const playerFilter = ({ search, role, banned }: Search): PlayerFilter => ({
  search: typeof search === "string" && search !== "" ? search : undefined,
  role: oneOf(ROLES, role),
  banned: banned === true ? true : undefined,
});

/** The frame of all staff pages: who may not be here sees why, and none of what is inside is asked for. */
const staff = createRoute({
  getParentRoute: () => root,
  path: "/staff",
  component: lazyRouteComponent(() => import("./pages/staff/staff.tsx"), "Staff"),
});
const getParentRoute = () => staff;

const overview = createRoute({
  getParentRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./pages/staff/overview.tsx"), "Overview"),
});
const inbox = createRoute({
  getParentRoute,
  path: "/tickets",
  validateSearch: inboxFilter,
  component: lazyRouteComponent(() => import("./pages/staff/inbox.tsx"), "Inbox"),
});
const ticket = createRoute({
  getParentRoute,
  path: "/tickets/$ticket",
  component: lazyRouteComponent(() => import("./pages/staff/ticket.tsx"), "StaffTicketPage"),
});
const players = createRoute({
  getParentRoute,
  path: "/players",
  validateSearch: playerFilter,
  component: lazyRouteComponent(() => import("./pages/staff/players.tsx"), "Players"),
});
const duplicates = createRoute({
  getParentRoute,
  path: "/duplicates",
  component: lazyRouteComponent(() => import("./pages/staff/duplicates.tsx"), "DuplicatesPage"),
});
const player = createRoute({
  getParentRoute,
  path: "/players/$player",
  component: lazyRouteComponent(() => import("./pages/staff/player.tsx"), "PlayerPage"),
});
const grants = createRoute({
  getParentRoute,
  path: "/grants",
  validateSearch: ({ state }: Search): { state?: Grant["state"] | undefined } => ({
    state: oneOf(GRANT_STATES, state),
  }),
  component: lazyRouteComponent(() => import("./pages/staff/grants.tsx"), "Grants"),
});
const log = createRoute({
  getParentRoute,
  path: "/log",
  component: lazyRouteComponent(() => import("./pages/staff/log.tsx"), "Log"),
});

/** The back office. */
export const STAFF_PAGES = [
  staff.addChildren([overview, inbox, ticket, players, player, duplicates, grants, log]),
] as const;
