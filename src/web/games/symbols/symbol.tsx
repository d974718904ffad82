import { memo } from "react";
import { SHAPES, type Shape, type SymbolName } from "./shapes.ts";
import "./symbol.css";

/** A symbol of a reel or a card in a square of 100, for use inside another drawing. */
export const SymbolGlyph = memo(function SymbolGlyph({ name }: { readonly name: SymbolName }) {
  const { hue, body, lit, cut }: Shape = SHAPES[name];
  return (
    <g className={`symbol symbol-${hue}`}>
      <path className="symbol-body" d={body} fillRule="evenodd" />
      {lit && <path className="symbol-lit" d={lit} />}
      {cut && <path className="symbol-cut" d={cut} />}
    </g>
  );
});

/** A symbol by itself. Decorative: its name stands beside it. */
export const SymbolPicture = ({ name, size }: { readonly name: SymbolName; readonly size: number }) => (
  <svg width={size} height={size} viewBox="0 0 100 100" aria-hidden="true">
    <SymbolGlyph name={name} />
  </svg>
);
