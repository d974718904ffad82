import { Icon } from "./icon.tsx";
import { useOnline } from "./use-online.ts";

/** One line across the page while the network is away. */
export function OfflineBanner() {
  const online = useOnline();
  return (
    <div role="status" data-print="no">
      {!online && <OfflineLine />}
    </div>
  );
}

export function OfflineLine() {
  return (
    <p className="flex items-center justify-center gap-2 border-b border-edge bg-lifted px-4 py-2 text-center text-sm">
      <span className="text-brass">
        <Icon name="warning" size={18} />
      </span>
      <span>
        No network. Nothing is lost: a bet that was on its way counts once, and the page catches up by itself.
      </span>
    </p>
  );
}
