import { memo, type Ref } from "react";
import type { SlotSymbol } from "../../../games/slots/paytable.ts";
import { SymbolGlyph } from "../symbols/symbol.tsx";

/** Width and height of a symbol's place on the strip. */
export const CELL = { width: 132, height: 116 } as const;
export const ROWS = 3;
const GLYPH = 92;

type Props = { readonly strip: readonly SlotSymbol[]; readonly moving: Ref<SVGSVGElement> };

/** A strip, drawn once with its first symbols again at its end, moved behind a window of three rows as one layer. */
export const Reel = memo(function Reel({ strip, moving }: Props) {
  const drawn = [...strip, ...strip.slice(0, ROWS + 1)];
  return (
    <div className="reel">
      <svg
        ref={moving}
        aria-hidden="true"
        className="reel-strip"
        viewBox={`0 0 ${CELL.width} ${drawn.length * CELL.height}`}
      >
        {drawn.map((symbol, row) => (
          <g
            // biome-ignore lint/suspicious/noArrayIndexKey: a symbol is its place on the strip.
            key={row}
            transform={`translate(${(CELL.width - GLYPH) / 2} ${row * CELL.height + (CELL.height - GLYPH) / 2}) scale(${GLYPH / 100})`}
          >
            <SymbolGlyph name={symbol} />
          </g>
        ))}
      </svg>
    </div>
  );
});
