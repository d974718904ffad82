import { type RefObject, useImperativeHandle, useRef } from "react";
import { cubeShape } from "./cube.ts";
import { PIPS } from "./pips.ts";
import { type DiePose, FACES } from "./throw.ts";

export type DieHandle = { pose(pose: DiePose): void };

/** Half an edge of a die in the units of the scene's drawing. */
export const DIE_HALF_EDGE = 44;

/** The face of a die in a square from -1 to 1. */
export function DieFace({ face }: { readonly face: number }) {
  return (
    <>
      <rect className="cube-face" x="-0.97" y="-0.97" width="1.94" height="1.94" rx="0.3" />
      {(PIPS[face] ?? []).map(([x, y]) => (
        <circle
          key={`${x} ${y}`}
          className="cube-pip"
          cx={x * 0.5}
          cy={y * 0.5}
          r={face === 1 ? 0.24 : 0.185}
        />
      ))}
    </>
  );
}

/** A die that is posed from outside, frame by frame. */
export function Die({ handle }: { readonly handle: RefObject<DieHandle | null> }) {
  const group = useRef<SVGGElement>(null);
  useImperativeHandle(handle, () => ({
    pose(pose) {
      const root = group.current;
      if (!root) return;
      const shape = cubeShape(pose);
      const find = (part: string): Element | null => root.querySelector(`[data-part="${part}"]`);
      find("outline")?.setAttribute("d", shape.outline);
      const shadow = find("shadow");
      shadow?.setAttribute("cx", shape.shadow.x.toFixed(3));
      shadow?.setAttribute("cy", shape.shadow.y.toFixed(3));
      shadow?.setAttribute("rx", shape.shadow.r.toFixed(3));
      shadow?.setAttribute("ry", (shape.shadow.r * 0.72).toFixed(3));
      shadow?.setAttribute("opacity", shape.shadow.depth.toFixed(3));
      for (const face of FACES) {
        const seen = shape.faces.find((one) => one.face === face);
        const element = find(`face-${face}`);
        element?.setAttribute("visibility", seen ? "visible" : "hidden");
        if (!seen) continue;
        element?.setAttribute("transform", `matrix(${seen.matrix.map((n) => n.toFixed(4)).join(" ")})`);
        element?.lastElementChild?.setAttribute("opacity", seen.dusk.toFixed(3));
      }
    },
  }));
  return (
    <g ref={group} transform={`scale(${DIE_HALF_EDGE})`} className="cube">
      <ellipse data-part="shadow" className="cube-shadow" />
      <path data-part="outline" className="cube-body" />
      {FACES.map((face) => (
        <g key={face} data-part={`face-${face}`} visibility="hidden">
          <DieFace face={face} />
          <rect className="cube-dusk" x="-0.97" y="-0.97" width="1.94" height="1.94" rx="0.3" />
        </g>
      ))}
    </g>
  );
}
