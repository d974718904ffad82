import { useRef } from "react";
import type { DiceBet, DiceOutcome, DiceRules } from "../../../games/dice/dice.ts";
import { defineScene, type SceneProps, type SceneResult } from "../scene.ts";
import { useFlight } from "../use-flight.ts";
import { useKeys } from "../use-keys.ts";
import { BetBoard } from "./bet-board.tsx";
import { Die, type DieHandle } from "./die.tsx";
import { KNOCKS, makeRoll, ROLL_MS, rollPose } from "./throw.ts";
import { DiceTray } from "./tray.tsx";
import "./dice.css";

/** Before the first throw. */
const FRESH: readonly [number, number] = [3, 4];

const rollsOf = (result: SceneResult<DiceBet, DiceOutcome> | null) => {
  const [first, second] = result?.outcome.dice ?? FRESH;
  const id = result?.id ?? "";
  return [makeRoll(first, 0, id), makeRoll(second, 1, id)] as const;
};

const LETTERS: Readonly<Record<string, DiceBet>> = {
  l: { type: "low" },
  v: { type: "seven" },
  h: { type: "high" },
  d: { type: "any-double" },
};

/** 2 to 9 by their digit, 0 is ten; then e for eleven and t for twelve. */
function betForKey(key: string): DiceBet | undefined {
  if (/^[2-9]$/.test(key)) return { type: "sum", sum: Number(key) };
  if (key === "0") return { type: "sum", sum: 10 };
  if (key === "e") return { type: "sum", sum: 11 };
  if (key === "t") return { type: "sum", sum: 12 };
  return LETTERS[key];
}

function Scene({
  rules,
  bet,
  onBetChange,
  phase,
  result,
  onRevealed,
  sound,
}: SceneProps<DiceRules, DiceBet, DiceOutcome>) {
  const left = useRef<DieHandle>(null);
  const right = useRef<DieHandle>(null);
  const knocked = useRef(0);
  const [first, second] = rollsOf(result);

  useFlight({
    active: phase === "revealing",
    ms: ROLL_MS,
    draw(t) {
      if (t === 0) knocked.current = 0;
      const knocks = KNOCKS.filter((knock) => knock <= t).length;
      if (phase === "revealing" && knocks > knocked.current && t < 1) {
        knocked.current = knocks;
        sound.play("clack", 0.9 / knocks, 1.25);
        sound.play("land", 0.5 / knocks, 1.4);
      }
      left.current?.pose(rollPose(first, t));
      right.current?.pose(rollPose(second, Math.min(1, t * 1.06)));
    },
    done: onRevealed,
  });
  useKeys((key) => {
    const called = betForKey(key);
    if (!called || phase !== "idle") return false;
    onBetChange(called);
    return true;
  });

  const lies = phase === "idle" && result !== null;
  return (
    <div className="dice">
      <svg className="dice-view" viewBox="-380 -205 760 400" aria-hidden="true">
        <DiceTray />
        <Die handle={left} />
        <Die handle={right} />
      </svg>
      <BetBoard
        rules={rules}
        bet={bet}
        thrown={lies ? result.outcome.dice : null}
        locked={phase !== "idle"}
        onPick={onBetChange}
      />
    </div>
  );
}

export const scene = defineScene<DiceRules, DiceBet, DiceOutcome>({
  Scene,
  firstBet: () => ({ type: "seven" }),
  keys: [
    { keys: "2 … 9  0  e  t", does: "the sum: 0 is ten, e eleven, t twelve" },
    { keys: "l  v  h", does: "low, seven, high" },
    { keys: "d", does: "any double" },
  ],
});
