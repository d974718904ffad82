import { remembered } from "./remembered.ts";

export const THEMES = ["dark", "light", "system"] as const;
export type Theme = (typeof THEMES)[number];

/** Dark is the house's own light; "system" follows the machine. */
export const theme = remembered<Theme>("rng-theme", THEMES, "dark");

/** The browser's own bars take the colour of the ground. */
const GROUNDS = { dark: "#0d1311", light: "#f6f3ea" } as const;
const machineIsLight = (): MediaQueryList => window.matchMedia("(prefers-color-scheme: light)");

function show(): void {
  const chosen = theme.get();
  const shown = chosen === "system" ? (machineIsLight().matches ? "light" : "dark") : chosen;
  document.documentElement.dataset["theme"] = shown;
  document.querySelector('meta[name="theme-color"]')?.setAttribute("content", GROUNDS[shown]);
}

/** Before the first paint, and again whenever the choice or the machine changes. */
export function applyTheme(): void {
  show();
  theme.subscribe(show);
  machineIsLight().addEventListener("change", show);
}
