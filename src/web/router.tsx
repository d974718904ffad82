import type { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { type GameId, isGameId } from "../games/ids.ts";
import { Lobby } from "./pages/lobby/lobby.tsx";
import { root } from "./route-root.ts";
import { HOUSE_PAGES } from "./routes-house.ts";
import { STAFF_PAGES } from "./routes-staff.ts";
import { PageError, PagePending } from "./shell/page-states.tsx";

type Search = Readonly<Record<string, unknown>>;

const getParentRoute = () => root;

/** Where to go on to after signing in. */
const withNext = ({ next }: Search): { next?: string } => (typeof next === "string" ? { next } : {});

const lobby = createRoute({ getParentRoute, path: "/", component: Lobby });
const signIn = createRoute({
  getParentRoute,
  path: "/sign-in",
  validateSearch: withNext,
  component: lazyRouteComponent(() => import("./pages/account/sign-in.tsx"), "SignIn"),
});
const signUp = createRoute({
  getParentRoute,
  path: "/sign-up",
  validateSearch: withNext,
  component: lazyRouteComponent(() => import("./pages/account/sign-up.tsx"), "SignUp"),
});
const forgot = createRoute({
  getParentRoute,
  path: "/forgot",
  component: lazyRouteComponent(() => import("./pages/account/forgot.tsx"), "Forgot"),
});
const reset = createRoute({
  getParentRoute,
  path: "/reset",
  component: lazyRouteComponent(() => import("./pages/account/reset.tsx"), "Reset"),
});
const verifyEmail = createRoute({
  getParentRoute,
  path: "/verify-email",
  component: lazyRouteComponent(() => import("./pages/account/verify-email.tsx"), "VerifyEmail"),
});
const profile = createRoute({
  getParentRoute,
  path: "/profile",
  component: lazyRouteComponent(() => import("./pages/profile/profile.tsx"), "Profile"),
});
const security = createRoute({
  getParentRoute,
  path: "/security",
  component: lazyRouteComponent(() => import("./pages/security/security.tsx"), "Security"),
});
const terms = createRoute({
  getParentRoute,
  path: "/terms",
  component: lazyRouteComponent(() => import("./pages/legal/legal.tsx"), "Terms"),
});
const privacy = createRoute({
  getParentRoute,
  path: "/privacy",
  component: lazyRouteComponent(() => import("./pages/legal/legal.tsx"), "Privacy"),
});
const setup = createRoute({
  getParentRoute,
  path: "/setup",
  component: lazyRouteComponent(() => import("./pages/setup/setup.tsx"), "Setup"),
});
const game = createRoute({
  getParentRoute,
  path: "/games/$game",
  component: lazyRouteComponent(() => import("./pages/game/game.tsx"), "Game"),
});
const rules = createRoute({
  getParentRoute,
  path: "/games/$game/rules",
  component: lazyRouteComponent(() => import("./pages/rules/rules.tsx"), "Rules"),
});
const replay = createRoute({
  getParentRoute,
  path: "/replay/$id",
  component: lazyRouteComponent(() => import("./pages/replay/replay.tsx"), "ReplayPage"),
});
const wallet = createRoute({
  getParentRoute,
  path: "/wallet",
  component: lazyRouteComponent(() => import("./pages/wallet/wallet.tsx"), "Wallet"),
});
const history = createRoute({
  getParentRoute,
  path: "/history",
  validateSearch: ({ game: id }: Search): { game?: GameId } =>
    typeof id === "string" && isGameId(id) ? { game: id } : {},
  component: lazyRouteComponent(() => import("./pages/history/history.tsx"), "History"),
});
const odds = createRoute({
  getParentRoute,
  path: "/odds",
  component: lazyRouteComponent(() => import("./pages/odds/odds.tsx"), "Odds"),
});
const fairness = createRoute({
  getParentRoute,
  path: "/fairness",
  validateSearch: ({ round }: Search): { round?: string } => (typeof round === "string" ? { round } : {}),
  beforeLoad: ({ search: { round } }) => {
    if (round) throw redirect({ to: "/fairness/$round", params: { round }, replace: true });
  },
  component: lazyRouteComponent(() => import("./pages/fairness/overview.tsx"), "Overview"),
});
const verify = createRoute({
  getParentRoute,
  path: "/fairness/verify",
  component: lazyRouteComponent(() => import("./pages/fairness/by-hand.tsx"), "ByHand"),
});
const proof = createRoute({
  getParentRoute,
  path: "/fairness/$round",
  component: lazyRouteComponent(() => import("./pages/fairness/round.tsx"), "RoundPage"),
});
/** All components on one page: in the dev server, and in `vite build --mode ui`. */
const gallery = createRoute({
  getParentRoute,
  path: "/ui",
  component: lazyRouteComponent(() => import("./pages/gallery/gallery.tsx"), "Gallery"),
});
const WITH_GALLERY = import.meta.env.DEV || import.meta.env.MODE === "ui";

const PAGES = [
  lobby,
  signIn,
  signUp,
  setup,
  game,
  rules,
  replay,
  wallet,
  history,
  odds,
  fairness,
  verify,
  proof,
  forgot,
  reset,
  verifyEmail,
  profile,
  security,
  terms,
  privacy,
  ...HOUSE_PAGES,
  ...STAFF_PAGES,
] as const;

export function createAppRouter(client: QueryClient) {
  return createRouter({
    routeTree: root.addChildren(WITH_GALLERY ? [...PAGES, gallery] : [...PAGES]),
    context: { client },
    defaultPreload: "intent",
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageError,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
