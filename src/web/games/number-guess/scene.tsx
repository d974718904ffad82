import { useEffect, useRef } from "react";
import {
  distanceOf,
  NUMBERS,
  type NumberGuessBet,
  type NumberGuessOutcome,
  type NumberGuessRules,
} from "../../../games/number-guess/number-guess.ts";
import { timesText } from "../../ui/amount-text.ts";
import { easeOut } from "../ease.ts";
import { defineScene, type SceneProps } from "../scene.ts";
import { useFlight } from "../use-flight.ts";
import { useTypedNumber } from "../use-typed-number.ts";
import { angleOf, Dial } from "./dial.tsx";
import { distanceText } from "./words.ts";
import "./number-guess.css";

const SEARCH_MS = 1_700;
const SWEEPS = 2;
const FIRST: NumberGuessBet = { guess: 50 };
const TURN = 2 * Math.PI;

const paysAt = (rules: NumberGuessRules, distance: number): number =>
  rules.tiers.find((tier) => distance <= tier.within)?.pays ?? 0;

/** The hand sweeps round, slows down and comes to rest with a small swing, exactly on the number. */
function handAt(from: number, to: number, t: number): number {
  if (t >= 1) return angleOf(to);
  const way = SWEEPS * TURN + ((angleOf(to) - angleOf(from) + TURN) % TURN);
  const swing = 0.06 * Math.sin(t * 34) * t ** 6 * (1 - t);
  return angleOf(from) + way * easeOut(t, 3) + swing;
}

function Scene(props: SceneProps<NumberGuessRules, NumberGuessBet, NumberGuessOutcome>) {
  const { rules, bet, onBetChange, phase, result, onRevealed, sound } = props;
  const needle = useRef<SVGGElement>(null);
  const revealing = phase === "revealing";
  const target = result?.outcome.target ?? NUMBERS;
  const before = useRef(revealing ? NUMBERS : target);
  const passed = useRef(0);
  const { guess } = bet ?? FIRST;
  const locked = phase !== "idle";

  useFlight({
    active: revealing,
    ms: SEARCH_MS,
    draw(t) {
      const angle = handAt(before.current, target, revealing ? t : 1);
      needle.current?.setAttribute("transform", `rotate(${((angle * 360) / TURN).toFixed(3)})`);
      const tens = Math.floor((angle / TURN) * 20);
      if (revealing && tens !== passed.current) sound.play("tick", 0.3 + 0.5 * t, 1.3);
      passed.current = tens;
    },
    done: onRevealed,
  });
  useEffect(() => {
    if (!revealing) before.current = target;
  }, [revealing, target]);
  useTypedNumber({
    enabled: !locked,
    min: 1,
    max: NUMBERS,
    onNumber: (value) => onBetChange({ guess: value }),
  });

  const still = phase === "idle" && result !== null;
  return (
    <div className="number-guess">
      <div className="dial-frame">
        <Dial
          guess={guess}
          paysOf={(number) => paysAt(rules, distanceOf(guess, number))}
          target={still ? target : null}
          locked={locked}
          needle={needle}
          rolled={result !== null}
          onGuess={(value) => onBetChange({ guess: value })}
        />
        <div className="dial-reading" aria-hidden="true">
          <b>{still ? target : revealing ? "·" : guess}</b>
          <span>{still ? distanceText(result.bet.guess, target) : "your number"}</span>
        </div>
      </div>
      <ul className="dial-tiers">
        {rules.tiers.map(({ within, pays }) => (
          <li
            key={within}
            data-hit={(still && tierOf(rules, result.bet.guess, target) === within) || undefined}
          >
            <span>{within === 0 ? "exact" : within === 1 ? "1 away" : `to ${within} away`}</span>
            <b>{timesText(pays)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

const tierOf = (rules: NumberGuessRules, guess: number, target: number): number | undefined =>
  rules.tiers.find((tier) => distanceOf(guess, target) <= tier.within)?.within;

export const scene = defineScene<NumberGuessRules, NumberGuessBet, NumberGuessOutcome>({
  Scene,
  firstBet: () => FIRST,
  keys: [{ keys: "4 2", does: "your number: type it" }],
});
