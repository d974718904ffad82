import { memo } from "react";
import { boxOn, type Lie, linesUnder, reachOn } from "./drawing.ts";
import {
  type Box,
  columnBox,
  dozenBox,
  EVEN_CHANCES,
  evenBox,
  numberBox,
  PLACES,
  type Place,
} from "./layout.ts";
import { positionName } from "./words.ts";

/** Boxes first, then lines, then crossings: the last drawn is the first hit. */
const IN_ORDER: readonly Place[] = [...PLACES].sort((a, b) => linesUnder(a) - linesUnder(b));

function boxOf({ position }: Place): Box {
  const { type, on, pockets } = position;
  if (type === "straight") return numberBox(pockets[0] ?? 0);
  if (type === "column") return columnBox(Number(on));
  if (type === "dozen") return dozenBox(Number(on));
  return evenBox(EVEN_CHANCES.indexOf(type as (typeof EVEN_CHANCES)[number]));
}

type SpotProps = {
  readonly place: Place;
  readonly lie: Lie;
  readonly label: string;
  readonly current: boolean;
};

const Spot = memo(function Spot({ place, lie, label, current }: SpotProps) {
  const box = linesUnder(place) === 0 ? boxOn(lie, boxOf(place)) : reachOn(lie, place);
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button element; the table answers for its keys and presses.
    <g
      role="button"
      tabIndex={current ? 0 : -1}
      aria-label={label}
      data-place={place.position.key}
      className="felt-place"
    >
      <rect x={box.x} y={box.y} width={box.w} height={box.h} rx="4" />
    </g>
  );
});

type Props = {
  readonly lie: Lie;
  /** The place that Tab comes to; arrows move it. */
  readonly current: string;
  /** What a chip on a place pays, as "17 to 1". */
  paysOf(place: Place): string;
  /** What lies on a place, as "2.00", or undefined. */
  laidOn(key: string): string | undefined;
};

/** Every place a chip may lie, pressable. */
export function Places({ lie, current, paysOf, laidOn }: Props) {
  return IN_ORDER.map((place) => {
    const { key } = place.position;
    const laid = laidOn(key);
    const label = `${positionName(place.position)}, pays ${paysOf(place)}${laid === undefined ? "" : `, ${laid} on it`}`;
    return <Spot key={key} place={place} lie={lie} label={label} current={key === current} />;
  });
}
