import { type KeyboardEvent, type PointerEvent, type SyntheticEvent, useRef, useState } from "react";
import type { Position } from "../../../games/roulette/positions.ts";
import type { RouletteBet, RouletteRules } from "../../../games/roulette/roulette.ts";
import { ChipGlyph } from "../../ui/chip.tsx";
import { type CalledBet, chipCount, pocketsOf } from "./called-bets.ts";
import { keyOf } from "./chips.ts";
import { directionOn, type Lie, spotOn, tableSize } from "./drawing.ts";
import { Felt } from "./felt.tsx";
import { DIRECTIONS, type Direction, neighbour, type Place, placeOf } from "./layout.ts";
import { chancesOf, toOne } from "./pays.ts";
import { Places } from "./places.tsx";
import { positionName } from "./words.ts";

type Props = {
  readonly rules: RouletteRules;
  readonly lie: Lie;
  readonly bet: RouletteBet | null;
  readonly locked: boolean;
  /** The pocket that came, and null while nothing has or the ball still runs. */
  readonly won: number | null;
  /** Whether the chips are those that were played for `won`, so that they show what became of them. */
  readonly judged: boolean;
  /** A called bet that is pointed at elsewhere. */
  readonly called: CalledBet | null;
  /** The place that a typed number points at. */
  readonly armed: Place | null;
  onPlace(position: Position): void;
  onTake(position: Position): void;
};

const ARROWS: Readonly<Record<string, Direction>> = Object.fromEntries(
  DIRECTIONS.map((direction) => [`Arrow${direction[0]?.toUpperCase()}${direction.slice(1)}`, direction]),
);

/** A chip drawn on the table is this share of the drawn chip's radius of 50. */
const CHIP_SCALE = 0.34;

const NOTHING: ReadonlySet<number> = new Set();

function placeUnder(event: SyntheticEvent): Place | undefined {
  const target = event.target instanceof Element ? event.target.closest("[data-place]") : null;
  return placeOf(target?.getAttribute("data-place") ?? "");
}

export function Table({ rules, lie, bet, locked, won, judged, called, armed, onPlace, onTake }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const [current, setCurrent] = useState("straight:17");
  const [pointed, setPointed] = useState<Place | null>(null);
  const under = armed ?? pointed;
  const laid = new Map((bet?.bets ?? []).map((chip) => [keyOf(chip), chip.stake]));
  const { width, height } = tableSize(lie);

  const act = (place: Place | undefined, verb: (position: Position) => void): void => {
    if (!place || locked) return;
    setCurrent(place.position.key);
    verb(place.position);
  };
  const move = (from: Place, direction: Direction): void => {
    const next = neighbour(from, directionOn(lie, direction));
    setCurrent(next.position.key);
    svg.current?.querySelector<SVGGElement>(`[data-place="${next.position.key}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = placeUnder(event);
    const arrow = ARROWS[event.key];
    if (!place || event.ctrlKey || event.metaKey || event.altKey) return;
    if (arrow) move(place, arrow);
    else if (event.key === "Enter") act(place, onPlace);
    else if (event.key === "Delete" || event.key === "Backspace") act(place, onTake);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="roulette-table" data-lie={lie}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset; it is a group of buttons all the same. */}
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label="Betting table. Arrows move, Enter lays a chip, Delete takes it off."
        onClick={(event) => act(placeUnder(event), onPlace)}
        onContextMenu={(event) => {
          event.preventDefault();
          act(placeUnder(event), onTake);
        }}
        onKeyDown={onKeyDown}
        onPointerOver={(event: PointerEvent) => setPointed(placeUnder(event) ?? null)}
        onPointerLeave={() => setPointed(null)}
        onFocus={(event) => setPointed(placeUnder(event) ?? null)}
        onBlur={() => setPointed(null)}
        data-locked={locked || undefined}
      >
        <Felt
          lie={lie}
          covered={under ? new Set(under.position.pockets) : called ? new Set(pocketsOf(called)) : NOTHING}
          won={won}
        />
        <Places
          lie={lie}
          current={current}
          paysOf={({ position }) => toOne(rules.pays[position.type])}
          laidOn={(key) => {
            const stake = laid.get(key);
            return stake === undefined ? undefined : (stake / 100).toFixed(2);
          }}
        />
        <g className="table-chips">
          {[...laid].map(([key, stake]) => (
            <LaidChip key={key} place={placeOf(key)} stake={stake} lie={lie} won={judged ? won : null} />
          ))}
        </g>
      </svg>
      <Line rules={rules} under={under} called={called} armed={armed !== null} />
    </div>
  );
}

type LineProps = {
  readonly rules: RouletteRules;
  readonly under: Place | null;
  readonly called: CalledBet | null;
  readonly armed: boolean;
};

/** What is under hand, focus or the typed number: its name, its pay, its chance. */
function Line({ rules, under, called, armed }: LineProps) {
  if (under) {
    return (
      <p className="table-line">
        <b>{positionName(under.position)}</b>
        <span>{toOne(rules.pays[under.position.type])}</span>
        <span>{chancesOf(under.position.pockets.length)}</span>
        {armed && <span>Enter lays a chip</span>}
      </p>
    );
  }
  if (called) {
    return (
      <p className="table-line">
        <b>{called.name}</b>
        <span>{chipCount(called)} chips</span>
        <span>{chancesOf(pocketsOf(called).length)}</span>
      </p>
    );
  }
  return (
    <p className="table-line">
      Press a number, a line or a crossing. Press and hold, or right-click, to take a chip off.
    </p>
  );
}

type LaidProps = {
  readonly place: Place | undefined;
  readonly stake: number;
  readonly lie: Lie;
  readonly won: number | null;
};

function LaidChip({ place, stake, lie, won }: LaidProps) {
  if (!place) return null;
  const { x, y } = spotOn(lie, place);
  const fate = won === null ? "lies" : place.position.pockets.includes(won) ? "wins" : "loses";
  return (
    <g transform={`translate(${x} ${y}) scale(${CHIP_SCALE})`} className={`laid ${fate}`}>
      <circle className="laid-halo" r="60" />
      <ChipGlyph minor={stake} />
    </g>
  );
}
