import { useEffect, useRef } from "react";
import {
  HUNDRED_SIDES,
  type HundredBet,
  type HundredOutcome,
  type HundredRules,
  payOf,
  waysOf,
} from "../../../games/hundred/hundred.ts";
import { timesText } from "../../ui/amount-text.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { needleAt } from "../needle.ts";
import { defineScene, type SceneProps } from "../scene.ts";
import { useFlight } from "../use-flight.ts";
import { useKeys } from "../use-keys.ts";
import { Ruler, xOf } from "./ruler.tsx";
import { betAt, percentOf, turned } from "./target.ts";
import { TargetField } from "./target-field.tsx";
import "./hundred.css";

const SWING_MS = 1_150;
const FIRST: HundredBet = { side: "under", target: 50 };

const SIDE_OPTIONS = HUNDRED_SIDES.map((side) => ({
  value: side,
  label: side === "under" ? "Roll under" : "Roll over",
}));

function Scene(props: SceneProps<HundredRules, HundredBet, HundredOutcome>) {
  const { rules, bet, onBetChange, phase, result, onRevealed, sound } = props;
  const needle = useRef<SVGGElement>(null);
  const figure = useRef<HTMLOutputElement>(null);
  const revealing = phase === "revealing";
  const roll = result?.outcome.roll ?? 0;
  const before = useRef(revealing ? 0 : roll);
  const shown = bet ?? FIRST;
  const locked = phase !== "idle";

  useFlight({
    active: revealing,
    ms: SWING_MS,
    draw(t) {
      const at = Math.max(0, Math.min(100, needleAt(before.current, roll, revealing ? t : 1)));
      needle.current?.setAttribute("transform", `translate(${xOf(at).toFixed(2)} 0)`);
      const text = result ? at.toFixed(2) : "–";
      if (needle.current?.lastElementChild) needle.current.lastElementChild.textContent = text;
      if (figure.current) figure.current.textContent = text;
      if (revealing && t === 0) sound.play("click");
      if (revealing && t === 1) sound.play("tick", 0.8);
    },
    done: onRevealed,
  });
  useEffect(() => {
    if (!revealing) before.current = roll;
  }, [revealing, roll]);
  useKeys((key) => {
    if (locked) return false;
    if (key === "[" || key === "]")
      onBetChange(betAt(shown.side, shown.target * 100 + (key === "[" ? -100 : 100)));
    else if (key === "u" && shown.side === "over") onBetChange(turned(shown));
    else if (key === "v" && shown.side === "under") onBetChange(turned(shown));
    else return key === "u" || key === "v";
    return true;
  });

  const settled = phase === "idle" && result !== null;
  const won = settled && result.payout > 0;
  return (
    <div className="hundred">
      <div className="hundred-figure" data-fate={settled ? (won ? "won" : "lost") : undefined}>
        <output ref={figure} />
        <span>{settled ? verdict(result.bet, roll) : "0.00 to 100.00, each as likely"}</span>
      </div>
      <Ruler bet={shown} locked={locked} needle={needle} rolled={result !== null} onBet={onBetChange} />
      <div className="hundred-terms">
        <Segmented
          legend="Side"
          options={SIDE_OPTIONS}
          value={shown.side}
          disabled={locked}
          onChange={(side) => onBetChange(side === shown.side ? shown : turned(shown))}
        />
        <TargetField bet={shown} locked={locked} onBet={onBetChange} />
        <Reading name="Chance" value={percentOf(shown)} />
        <Reading name="Returns" value={timesText(payOf(rules, waysOf(shown)))} />
      </div>
    </div>
  );
}

const verdict = (bet: HundredBet, roll: number): string => {
  const won = bet.side === "under" ? roll < bet.target : roll > bet.target;
  return `${won ? "is" : "is not"} ${bet.side} ${bet.target.toFixed(2)}`;
};

const Reading = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div className="hundred-reading">
    <span>{name}</span>
    <b>{value}</b>
  </div>
);

export const scene = defineScene<HundredRules, HundredBet, HundredOutcome>({
  Scene,
  firstBet: () => FIRST,
  pays: (rules, bet) => payOf(rules, waysOf(bet)),
  keys: [
    { keys: "[  ]", does: "move the target by 1" },
    { keys: "u  v", does: "roll under, roll over" },
  ],
});
