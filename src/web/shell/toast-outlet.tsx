import { lazy, Suspense, useSyncExternalStore } from "react";
import { onToast, toastsWanted } from "../ui/toast.ts";

const Toasts = lazy(() => import("../ui/toasts.tsx").then(({ Toasts }) => ({ default: Toasts })));

/** Loads the messages' outlet with the first message. */
export function ToastOutlet() {
  const wanted = useSyncExternalStore(onToast, toastsWanted);
  return wanted ? (
    <Suspense>
      <Toasts />
    </Suspense>
  ) : null;
}
