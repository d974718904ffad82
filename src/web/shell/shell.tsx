import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { usePlayer } from "../api/queries.ts";
import { OfflineBanner } from "../ui/offline-banner.tsx";
import { ConsentGate } from "./consent-gate.tsx";
import { useFavicon } from "./favicon.ts";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { Settings } from "./settings.tsx";
import { ToastOutlet } from "./toast-outlet.tsx";
import { useArrival } from "./use-arrival.ts";
import { useShellKeys } from "./use-shell-keys.ts";
import "./shell.css";

const KeyDialog = lazy(() => import("./key-dialog.tsx").then(({ KeyDialog }) => ({ default: KeyDialog })));

/** What stays while pages come and go. */
export function Shell() {
  const [keys, setKeys] = useState<"never" | "open" | "closed">("never");
  const openKeys = (): void => setKeys("open");
  const player = usePlayer() ?? null;
  const main = useArrival();
  useShellKeys(openKeys);
  useFavicon();
  return (
    <>
      <a href="#main" className="skip" data-print="no">
        Skip to the page
      </a>
      <OfflineBanner />
      <Header />
      <Settings player={player} onKeys={openKeys} />
      <main ref={main} id="main" tabIndex={-1} className="page">
        <ConsentGate />
        <Outlet />
      </main>
      <Footer />
      <ToastOutlet />
      {keys !== "never" && (
        <Suspense>
          <KeyDialog open={keys === "open"} onClose={() => setKeys("closed")} />
        </Suspense>
      )}
    </>
  );
}
