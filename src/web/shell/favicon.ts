import { useEffect } from "react";
import { useSeeds } from "../api/queries.ts";
import { bytesOfHex, ringPath } from "../ui/tape.ts";

const GRID = 64;

/** The ring of the current seed as a picture of its own. */
function ringIcon(hex: string): string | undefined {
  const bytes = bytesOfHex(hex);
  if (!bytes) return undefined;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${GRID} ${GRID}"><rect width="${GRID}" height="${GRID}" rx="14" fill="#0d1311"/><path d="${ringPath(bytes, GRID / 2, 11, 29)}" fill="none" stroke="#e0ad58" stroke-width="3.4" stroke-linecap="round"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** A player's tab carries the ring of the seed in play; a guest's the house's mark. */
export function useFavicon(): void {
  const hash = useSeeds().data?.current.serverSeedHash;
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    const icon = hash ? ringIcon(hash) : undefined;
    if (!link || !icon) return;
    const before = link.href;
    link.href = icon;
    return () => {
      link.href = before;
    };
  }, [hash]);
}
