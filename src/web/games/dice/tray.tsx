import { FLATTENED } from "../vector.ts";

const WIDTH = 720;
const DEPTH = 400 * FLATTENED;

/** A tray of wood with a cloth floor; the far wall is where dice come to their senses. */
export function DiceTray() {
  return (
    <g>
      <rect
        className="dice-tray-shadow"
        x={-WIDTH / 2 + 4}
        y={-DEPTH / 2 + 18}
        width={WIDTH - 8}
        height={DEPTH + 6}
        rx="46"
      />
      <rect className="dice-tray-rim" x={-WIDTH / 2} y={-DEPTH / 2} width={WIDTH} height={DEPTH} rx="44" />
      <rect
        className="dice-tray-wall"
        x={-WIDTH / 2 + 16}
        y={-DEPTH / 2 + 14}
        width={WIDTH - 32}
        height={DEPTH - 28}
        rx="34"
      />
      <rect
        className="dice-tray-floor"
        x={-WIDTH / 2 + 26}
        y={-DEPTH / 2 + 46}
        width={WIDTH - 52}
        height={DEPTH - 66}
        rx="26"
      />
      <rect
        className="dice-tray-line"
        x={-WIDTH / 2 + 44}
        y={-DEPTH / 2 + 62}
        width={WIDTH - 88}
        height={DEPTH - 98}
        rx="16"
      />
    </g>
  );
}
