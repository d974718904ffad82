import { type KeyboardEvent, type SyntheticEvent, useRef, useState } from "react";
import { POCKETS, RED, WHEEL_ORDER } from "../../../games/roulette/positions.ts";
import { type CalledBet, chipCount, neighboursOf, SECTOR_BETS, SECTORS, type Sector } from "./called-bets.ts";
import { cellMiddle, cellPath, sectorMiddle, sectorPath, TRACK } from "./racetrack-shape.ts";
import "./racetrack.css";

const SHORT: Readonly<Record<Sector, string>> = {
  voisins: "Voisins",
  orphelins: "Orphelins",
  tiers: "Tiers",
  zero: "Zéro",
};

const colourOf = (pocket: number): string => (pocket === 0 ? "zero" : RED.has(pocket) ? "red" : "black");

/** The bet behind an element of the track: its key is a pocket or a sector. */
function betOf(event: SyntheticEvent): CalledBet | undefined {
  const target = event.target instanceof Element ? event.target.closest("[data-call]") : null;
  const key = target?.getAttribute("data-call") ?? "";
  const sector = SECTORS.find((one) => one === key);
  if (sector) return SECTOR_BETS[sector];
  return /^\d+$/.test(key) ? neighboursOf(Number(key)) : undefined;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

type Props = {
  readonly locked: boolean;
  onCall(bet: CalledBet): void;
  /** What is under hand or focus, to be shown on the table. */
  onPoint(bet: CalledBet | null): void;
};

/** The wheel unrolled to a track: a number calls itself and its neighbours, a field calls a sector. */
export function Racetrack({ locked, onCall, onPoint }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const [current, setCurrent] = useState("0");
  const order = [...WHEEL_ORDER.map(String), ...SECTORS];
  const call = (event: SyntheticEvent): void => {
    const bet = betOf(event);
    if (bet && !locked) onCall(bet);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      const next = order[(order.indexOf(current) + step + order.length) % order.length] ?? "0";
      setCurrent(next);
      svg.current?.querySelector<SVGGElement>(`[data-call="${next}"]`)?.focus();
    } else if (event.key === "Enter") call(event);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const field = (key: string, label: string, content: React.ReactNode, kind: string) => (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button element; the track answers for its keys and presses.
    <g
      key={key}
      role="button"
      tabIndex={key === current ? 0 : -1}
      aria-label={label}
      data-call={key}
      className={`track-field ${kind}`}
      onFocus={() => setCurrent(key)}
    >
      {content}
    </g>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset; it is a group of buttons all the same.
    <svg
      ref={svg}
      className="racetrack"
      viewBox={`0 0 ${TRACK.width} ${TRACK.height}`}
      role="group"
      aria-label="Racetrack: bets by the order of the wheel. Arrows move, Enter calls."
      data-locked={locked || undefined}
      onClick={call}
      onKeyDown={onKeyDown}
      onPointerOver={(event) => onPoint(betOf(event) ?? null)}
      onPointerLeave={() => onPoint(null)}
      onFocus={(event) => onPoint(betOf(event) ?? null)}
      onBlur={() => onPoint(null)}
    >
      {SECTORS.map((sector) => {
        const [x, y] = sectorMiddle(sector);
        const bet = SECTOR_BETS[sector];
        return field(
          sector,
          `${bet.name}, ${chipCount(bet)} chips`,
          <>
            <path d={sectorPath(sector)} />
            <text x={x} y={y} textAnchor="middle" dominantBaseline="central">
              {SHORT[sector]}
            </text>
          </>,
          "sector",
        );
      })}
      {WHEEL_ORDER.map((pocket, place) => {
        const [x, y] = cellMiddle(place);
        return field(
          String(pocket),
          `${pocket} and two neighbours on either side, 5 chips`,
          <>
            <path d={cellPath(place % POCKETS)} />
            <text x={x} y={y} textAnchor="middle" dominantBaseline="central">
              {pocket}
            </text>
          </>,
          colourOf(pocket),
        );
      })}
    </svg>
  );
}
