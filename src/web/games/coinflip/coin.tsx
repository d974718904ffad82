import { type RefObject, useImperativeHandle, useRef } from "react";
import { CoinFace } from "./faces.tsx";
import { coinShape } from "./solid.ts";
import type { Pose } from "./toss.ts";

export type CoinHandle = { pose(pose: Pose): void };

/** The coin's radius in the units of the scene's drawing. */
export const COIN_RADIUS = 138;

/** A coin that is posed from outside, frame by frame, without React drawing it anew. */
export function Coin({ handle }: { readonly handle: RefObject<CoinHandle | null> }) {
  const shadow = useRef<SVGEllipseElement>(null);
  const rim = useRef<SVGPathElement>(null);
  const reeds = useRef<SVGPathElement>(null);
  const heads = useRef<SVGGElement>(null);
  const tails = useRef<SVGGElement>(null);
  const gleam = useRef<SVGCircleElement>(null);
  const shine = useRef<SVGGElement>(null);

  useImperativeHandle(handle, () => ({
    pose(pose) {
      const shape = coinShape(pose);
      const face = `matrix(${shape.face.map((part) => part.toFixed(4)).join(" ")}) scale(0.01)`;
      const up = shape.heads ? heads.current : tails.current;
      const down = shape.heads ? tails.current : heads.current;
      up?.setAttribute("transform", face);
      up?.setAttribute("visibility", "visible");
      down?.setAttribute("visibility", "hidden");
      shine.current?.setAttribute("transform", face);
      gleam.current?.setAttribute("opacity", ((1 - shape.light) * 0.75).toFixed(3));
      rim.current?.setAttribute("d", shape.rim);
      reeds.current?.setAttribute("d", shape.reeds);
      const { x, y, rx, ry, depth } = shape.shadow;
      shadow.current?.setAttribute("cx", x.toFixed(3));
      shadow.current?.setAttribute("cy", y.toFixed(3));
      shadow.current?.setAttribute("rx", rx.toFixed(3));
      shadow.current?.setAttribute("ry", ry.toFixed(3));
      shadow.current?.setAttribute("opacity", depth.toFixed(3));
    },
  }));

  return (
    <g transform={`scale(${COIN_RADIUS})`}>
      <ellipse ref={shadow} className="coin-shadow" />
      <path ref={rim} className="coin-rim" />
      <path ref={reeds} className="coin-reeds" />
      <g ref={heads} visibility="hidden">
        <CoinFace side="heads" />
      </g>
      <g ref={tails} visibility="hidden">
        <CoinFace side="tails" />
      </g>
      <g ref={shine}>
        <circle ref={gleam} r="100" className="coin-dusk" />
      </g>
    </g>
  );
}
