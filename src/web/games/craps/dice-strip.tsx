import { useRef } from "react";
import { Die, type DieHandle } from "../dice/die.tsx";
import { KNOCKS, makeRoll, rollPose } from "../dice/throw.ts";
import type { Sound } from "../sound.ts";
import { useFlight } from "../use-flight.ts";
import "../dice/dice.css";

const ROLL_MS = 950;
/** Laying or taking a chip. */
const CHIP_MS = 150;

type Props = {
  /** What the motion that runs shows; undefined while none runs. */
  readonly motion: "roll" | "chip" | undefined;
  readonly dice: readonly [number, number] | null;
  /** The round and the throw in it: the same throw always rolls in the same way. */
  readonly id: string;
  readonly sound: Sound;
  onRevealed(): void;
};

/** The end of the table where two dice roll out. */
export function DiceStrip({ motion, dice, id, sound, onRevealed }: Props) {
  const left = useRef<DieHandle>(null);
  const right = useRef<DieHandle>(null);
  const knocked = useRef(0);
  const [first, second] = dice ?? [3, 4];
  const rolls = [makeRoll(first, 0, id), makeRoll(second, 1, id)] as const;
  const rolling = motion === "roll";
  useFlight({
    active: motion !== undefined,
    ms: rolling ? ROLL_MS : CHIP_MS,
    draw(t) {
      const at = rolling ? t : 1;
      if (t === 0) knocked.current = 0;
      const knocks = KNOCKS.filter((knock) => knock <= t).length;
      if (rolling && knocks > knocked.current && t < 1) {
        knocked.current = knocks;
        sound.play("clack", 0.9 / knocks, 1.25);
      }
      left.current?.pose(rollPose(rolls[0], at));
      right.current?.pose(rollPose(rolls[1], Math.min(1, at * 1.06)));
    },
    done: onRevealed,
  });
  return (
    <svg className="cr-dice" viewBox="-270 -150 540 262" aria-hidden="true">
      <Die handle={left} />
      <Die handle={right} />
    </svg>
  );
}
