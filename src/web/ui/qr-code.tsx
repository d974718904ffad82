import { encode } from "uqr";

/** Light modules around it (ISO/IEC 18004:2024, 5.3.8). */
const QUIET = 4;

type Props = { readonly text: string; readonly label: string };

/**
 * A QR code, dark on light in both themes, because that is what cameras expect. Drawn in the page: a secret that is drawn
 * elsewhere is told elsewhere.
 */
export function QrCode({ text, label }: Props) {
  const { size, data } = encode(text, { ecc: "M", border: QUIET });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={208}
      height={208}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} rx={2} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
