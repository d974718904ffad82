import { useEffect, useMemo, useRef } from "react";
import type { Risk } from "../../../games/risk.ts";
import type { WheelBet, WheelOutcome, WheelRules } from "../../../games/wheel/wheel.ts";
import { timesText } from "../../ui/amount-text.ts";
import { RiskPicker, SizePicker } from "../risk-picker.tsx";
import { defineScene, type SceneProps } from "../scene.ts";
import { useFlight } from "../use-flight.ts";
import { useKeys } from "../use-keys.ts";
import { Disc, stepsOf } from "./disc.tsx";
import { angleAt, bendAt, bordersOf, restAngle, segmentAt, TURN_MS } from "./turn.ts";
import "./wheel.css";

const tableOf = (rules: WheelRules, bet: WheelBet) =>
  rules.tables.find((table) => table.risk === bet.risk && table.segments === bet.segments);

const sizesOf = (rules: WheelRules, risk: Risk): number[] =>
  rules.tables
    .filter((table) => table.risk === risk)
    .map((table) => table.segments)
    .sort((a, b) => a - b);

const firstBet = (rules: WheelRules): WheelBet | null => {
  const table = rules.tables.find((one) => one.risk === "medium") ?? rules.tables[0];
  return table ? { segments: table.segments, risk: table.risk } : null;
};

/** The same size at another risk, or the nearest that there is. */
function withRisk(rules: WheelRules, bet: WheelBet, risk: Risk): WheelBet {
  const sizes = sizesOf(rules, risk);
  const near = [...sizes].sort((a, b) => Math.abs(a - bet.segments) - Math.abs(b - bet.segments))[0];
  return near === undefined ? bet : { segments: near, risk };
}

const RISK_KEYS: Readonly<Record<string, Risk>> = { l: "low", k: "medium", h: "high" };

function Scene(props: SceneProps<WheelRules, WheelBet, WheelOutcome>) {
  const { rules, bet, onBetChange, phase, result, onRevealed, sound } = props;
  const turning = useRef<SVGSVGElement>(null);
  const flap = useRef<SVGGElement>(null);
  const revealing = phase === "revealing";
  // While a result is shown the wheel it was turned on stays; a change of the bet puts up another wheel.
  const shown = (revealing || sameWheel(bet, result?.bet)) && result ? result.bet : bet;
  const table = shown ? tableOf(rules, shown) : undefined;
  const pays = useMemo(() => table?.pays ?? [], [table]);
  const borders = useMemo(() => bordersOf(table?.weights ?? pays.map(() => 1)), [table, pays]);
  const landed = result && shown === result.bet ? result : null;
  const rest = landed ? restAngle(borders, landed.outcome.segment, landed.id) : 0;
  const from = useRef(rest);
  const passed = useRef(-1);

  useFlight({
    active: revealing,
    ms: TURN_MS,
    draw(t) {
      const angle = revealing ? angleAt(from.current, rest, result?.id ?? "", t) : rest;
      if (turning.current) turning.current.style.transform = `rotate(${angle}rad)`;
      const bend = revealing && t < 1 ? bendAt(borders, angle) : 0;
      flap.current?.setAttribute("transform", `rotate(${(-bend * 24).toFixed(2)} 0 -252)`);
      const segment = segmentAt(borders, angle);
      if (revealing && passed.current !== segment) sound.play("tick", 0.7, 0.9);
      passed.current = segment;
    },
    done: onRevealed,
  });
  useEffect(() => {
    if (!revealing) from.current = rest;
  }, [revealing, rest]);
  useKeys((key) => {
    const risk = RISK_KEYS[key];
    if (!risk || !bet || phase !== "idle") return false;
    onBetChange(withRisk(rules, bet, risk));
    return true;
  });

  const still = phase === "idle" ? landed : null;
  const locked = phase !== "idle";
  return (
    <div className="prize-wheel">
      <div className="disc-frame">
        <Disc pays={pays} borders={borders} turning={turning} flap={flap} />
        <b className="disc-reading" aria-hidden="true">
          {still ? timesText(pays[still.outcome.segment] ?? 0) : ""}
        </b>
      </div>
      <Legend pays={pays} hit={still ? (pays[still.outcome.segment] ?? null) : null} />
      {bet && (
        <div className="wheel-terms">
          <RiskPicker
            risk={bet.risk}
            locked={locked}
            onRisk={(risk) => onBetChange(withRisk(rules, bet, risk))}
          />
          <SizePicker
            name="Segments"
            sizes={sizesOf(rules, bet.risk)}
            size={bet.segments}
            locked={locked}
            onSize={(segments) => onBetChange({ ...bet, segments })}
          />
        </div>
      )}
    </div>
  );
}

const sameWheel = (a: WheelBet | null, b: WheelBet | undefined): boolean =>
  a !== null && b !== undefined && a.risk === b.risk && a.segments === b.segments;

function Legend({ pays, hit }: { readonly pays: readonly number[]; readonly hit: number | null }) {
  const steps = [...stepsOf(pays)];
  return (
    <ul className="wheel-legend">
      {steps.map(([pay, step]) => (
        <li key={pay} data-hit={pay === hit || undefined}>
          <i className={`step-${step}`} />
          <b>{timesText(pay)}</b>
          <span>
            {pays.filter((one) => one === pay).length} of {pays.length}
          </span>
        </li>
      ))}
    </ul>
  );
}

export const scene = defineScene<WheelRules, WheelBet, WheelOutcome>({
  Scene,
  firstBet,
  keys: [{ keys: "l  k  h", does: "low, medium, high risk" }],
});
