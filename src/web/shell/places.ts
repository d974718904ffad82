import type { IconName } from "../ui/icon.tsx";

/** Where one can go, in the order of the navigation. The key follows g. */
export const PLACES = [
  { to: "/", name: "Games", icon: "games", key: "g" },
  { to: "/wallet", name: "Wallet", icon: "wallet", key: "w" },
  { to: "/history", name: "History", icon: "history", key: "h" },
  { to: "/odds", name: "Odds", icon: "odds", key: "o" },
  { to: "/fairness", name: "Fairness", icon: "fairness", key: "f" },
] as const satisfies readonly { to: string; name: string; icon: IconName; key: string }[];
