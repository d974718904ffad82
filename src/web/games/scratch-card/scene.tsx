import { useId, useRef } from "react";
import {
  CELLS,
  type ScratchBet,
  type ScratchOutcome,
  type ScratchRules,
} from "../../../games/scratch-card/scratch-card.ts";
import { timesText } from "../../ui/amount-text.ts";
import { defineScene, type SceneProps } from "../scene.ts";
import { SymbolGlyph, SymbolPicture } from "../symbols/symbol.tsx";
import { useFlight } from "../use-flight.ts";
import { CELL, cellAt, SCRAPE, SCRATCH_MS, scrapedAt, scrapePath } from "./foil.ts";
import { alikeOf } from "./words.ts";
import "./scratch-card.css";

const ALL: readonly number[] = Array.from({ length: CELLS }, (_, cell) => cell);
const GAP = 14;
const STEP = CELL + GAP;
const EDGE = 26;
const SIZE = 3 * CELL + 2 * GAP + 2 * EDGE;

const at = (cell: number): string =>
  `translate(${EDGE + (cell % 3) * STEP} ${EDGE + Math.floor(cell / 3) * STEP})`;

function Scene(props: SceneProps<ScratchRules, ScratchBet, ScratchOutcome>) {
  const { rules, phase, result, onRevealed, sound } = props;
  const id = useId();
  const scrapes = useRef<SVGGElement>(null);
  const heard = useRef(-1);
  const revealing = phase === "revealing";

  useFlight({
    active: revealing,
    ms: SCRATCH_MS,
    draw(t) {
      for (const [cell, scrape] of [...(scrapes.current?.children ?? [])].entries()) {
        const left = result ? 1 - scrapedAt(cell, revealing ? t : 1) : 1;
        scrape.setAttribute("stroke-dashoffset", left.toFixed(4));
      }
      const now = Math.floor(t * CELLS * 3);
      if (revealing && t < 1 && now !== heard.current) sound.play("card", 0.5, 1.3 + (cellAt(t) % 3) * 0.1);
      heard.current = now;
    },
    done: onRevealed,
  });

  const cells = result?.outcome.cells ?? [];
  const alike = phase === "idle" && result ? alikeOf(result.outcome) : [];
  return (
    <div className="scratch">
      <svg className="scratch-card" viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
        <defs>
          <mask id={`${id}-foil`} maskUnits="userSpaceOnUse" x="0" y="0" width={SIZE} height={SIZE}>
            <rect width={SIZE} height={SIZE} fill="white" />
            <g
              ref={scrapes}
              fill="none"
              stroke="black"
              strokeWidth={SCRAPE}
              strokeLinecap="round"
              strokeLinejoin="round"
            >
              {ALL.map((cell) => (
                <path
                  key={cell}
                  transform={at(cell)}
                  d={scrapePath(result?.id ?? "", cell)}
                  pathLength="1"
                  strokeDasharray="1 2"
                  strokeDashoffset="1"
                />
              ))}
            </g>
          </mask>
        </defs>
        <path className="scratch-paper" d={ticketPath()} />
        {ALL.map((cell) => {
          const symbol = cells[cell];
          return (
            <g key={cell} transform={at(cell)}>
              <rect className="scratch-cell" width={CELL} height={CELL} rx="8" />
              {symbol && (
                <g transform="translate(14 14) scale(0.72)">
                  <SymbolGlyph name={symbol} />
                </g>
              )}
              {symbol && alike.includes(symbol) && (
                <rect className="scratch-hit" x="3" y="3" width={CELL - 6} height={CELL - 6} rx="7" />
              )}
            </g>
          );
        })}
        <g mask={`url(#${id}-foil)`}>
          {ALL.map((cell) => (
            <Foil key={cell} place={at(cell)} />
          ))}
        </g>
      </svg>
      <Prizes rules={rules} alike={alike} />
    </div>
  );
}

/** A card torn off a roll: perforated above and below. */
function ticketPath(): string {
  const teeth = 17;
  const step = SIZE / teeth;
  const bite = Array.from(
    { length: teeth },
    () => `a${step * 0.3} ${step * 0.3} 0 0 0 ${step * 0.6} 0h${step * 0.4}`,
  ).join("");
  const back = Array.from(
    { length: teeth },
    () => `a${step * 0.3} ${step * 0.3} 0 0 0 ${-step * 0.6} 0h${-step * 0.4}`,
  ).join("");
  return `M0 0${bite}V${SIZE}${back}Z`;
}

const Foil = ({ place }: { readonly place: string }) => (
  <g transform={place}>
    <rect className="scratch-foil" width={CELL} height={CELL} rx="8" />
    <path className="scratch-sheen" d="M8 92L92 8M8 64L64 8M36 92L92 36" />
  </g>
);

function Prizes({ rules, alike }: { readonly rules: ScratchRules; readonly alike: readonly string[] }) {
  return (
    <ul className="scratch-prizes" aria-label="What three alike return">
      {rules.symbols.map(({ symbol, pays }) => (
        <li key={symbol} data-hit={alike.includes(symbol) || undefined}>
          <SymbolPicture name={symbol} size={28} />
          <span className="sr-only">{symbol}</span>
          <b>{timesText(pays)}</b>
        </li>
      ))}
    </ul>
  );
}

export const scene = defineScene<ScratchRules, ScratchBet, ScratchOutcome>({
  Scene,
  firstBet: () => ({}),
  keys: [],
});
