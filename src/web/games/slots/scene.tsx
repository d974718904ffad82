import { useCallback, useEffect, useMemo, useRef } from "react";
import type { SlotsRules } from "../../../games/slots/rules.ts";
import { linePay, type SlotsBet, type SlotsOutcome } from "../../../games/slots/slots.ts";
import { defineScene, type SceneProps } from "../scene.ts";
import { useFlight } from "../use-flight.ts";
import { Lines, type WonLine } from "./lines.tsx";
import { PayTable } from "./pay-table.tsx";
import { Reel } from "./reel.tsx";
import { positionAt, SPIN_MS, STOPS_AT } from "./spin.ts";
import "./slots.css";

/** Before the first spin: a place on each strip that shows nothing in particular. */
const FRESH: readonly number[] = [0, 0, 0];

function Scene(props: SceneProps<SlotsRules, SlotsBet, SlotsOutcome>) {
  const { rules, phase, result, onRevealed, sound } = props;
  const strips = useRef<(SVGSVGElement | null)[]>([]);
  const hold = useMemo(
    () =>
      rules.strips.map((_, reel) => (element: SVGSVGElement | null) => {
        strips.current[reel] = element;
      }),
    [rules],
  );
  const revealing = phase === "revealing";
  const stops = result?.outcome.stops ?? FRESH;
  const from = useRef<readonly number[]>(revealing ? FRESH : stops);
  const stopped = useRef(0);

  const draw = useCallback(
    (t: number): void => {
      for (const [reel, strip] of rules.strips.entries()) {
        const at = positionAt(
          reel,
          from.current[reel] ?? 0,
          stops[reel] ?? 0,
          strip.length,
          revealing ? t : 1,
        );
        const top = ((at % strip.length) + strip.length) % strip.length;
        const element = strips.current[reel];
        const share = (top / (strip.length + 4)) * 100;
        if (element) element.style.transform = `translateY(${(-share).toFixed(4)}%)`;
      }
    },
    [rules, revealing, stops],
  );
  useFlight({
    active: revealing,
    ms: SPIN_MS,
    draw(t) {
      draw(t);
      const now = revealing ? STOPS_AT.filter((share) => t >= share).length : 0;
      if (now > stopped.current) sound.play("clack", 0.8, 0.8 + now * 0.08);
      stopped.current = now;
    },
    done: onRevealed,
  });
  useEffect(() => {
    if (!revealing) from.current = stops;
  }, [revealing, stops]);

  const won = phase === "idle" && result ? wonLines(rules, stops) : [];
  return (
    <div className="slots">
      <div className="slots-front">
        <div className="slots-window">
          {rules.strips.map((strip, reel) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a reel is its place.
            <Reel key={reel} strip={strip} moving={hold[reel] ?? null} />
          ))}
          <Lines lines={rules.lines} won={won} />
        </div>
      </div>
      <PayTable rules={rules} won={won} />
    </div>
  );
}

function wonLines(rules: SlotsRules, stops: readonly number[]): WonLine[] {
  return rules.lines.flatMap((line, index) => {
    const pays = linePay(rules, stops, line);
    return pays > 0 ? [{ index, pays }] : [];
  });
}

export const scene = defineScene<SlotsRules, SlotsBet, SlotsOutcome>({
  Scene,
  firstBet: () => ({}),
  keys: [],
});
