import { FLATTENED } from "../vector.ts";

const RADII = { outside: 282, wall: 262, floor: 236, stitch: 222, ring: 176 } as const;

/** A round leather tray: a rolled rim, a stitched floor, and a ring worn where the coin usually lands. */
export function Tray() {
  const { outside, wall, floor, stitch, ring } = RADII;
  return (
    <g>
      <defs>
        <radialGradient id="tray-dark">
          <stop className="tray-dark-in" offset="0.86" />
          <stop className="tray-dark-out" offset="1" />
        </radialGradient>
        <radialGradient id="tray-lamp" cx="0.36" cy="0.26" r="0.8">
          <stop className="tray-lamp-in" offset="0" />
          <stop className="tray-lamp-out" offset="1" />
        </radialGradient>
        <linearGradient id="tray-bevel" x1="0" y1="0" x2="0.25" y2="1">
          <stop className="tray-bevel-far" offset="0" />
          <stop className="tray-bevel-near" offset="1" />
        </linearGradient>
      </defs>
      <ellipse className="tray-shadow" cy="22" rx={outside + 22} ry={outside * FLATTENED + 20} />
      <ellipse className="tray-rim" cy="2" rx={outside} ry={outside * FLATTENED} />
      <ellipse className="tray-lip" cy="-2" rx={outside - 7} ry={(outside - 7) * FLATTENED} />
      <ellipse className="tray-wall" cy="4" rx={wall} ry={wall * FLATTENED} />
      <ellipse className="tray-floor" cy="10" rx={floor} ry={floor * FLATTENED} />
      <ellipse className="tray-stitch" cy="10" rx={stitch} ry={stitch * FLATTENED} />
      <ellipse className="tray-ring" cy="6" rx={ring} ry={ring * FLATTENED} />
    </g>
  );
}
