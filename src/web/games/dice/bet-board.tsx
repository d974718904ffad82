import {
  DICE_BETS,
  type DiceBet,
  type DiceRules,
  dice,
  FACES,
  SUM_MAX,
  SUM_MIN,
  wins,
} from "../../../games/dice/dice.ts";
import { timesText } from "../../ui/amount-text.ts";
import { DieFace } from "./die.tsx";
import { betName } from "./words.ts";

const EVERY_THROW: readonly (readonly [number, number])[] = Array.from({ length: FACES * FACES }, (_, i) => [
  1 + Math.floor(i / FACES),
  1 + (i % FACES),
]);

const sameBet = (a: DiceBet, b: DiceBet): boolean => betName(a) === betName(b);

/** What a bet returns when it wins. Where throws differ by a ten-thousandth, the smaller. */
const paysOf = (rules: DiceRules, bet: DiceBet): number =>
  Math.min(
    ...EVERY_THROW.filter(([a, b]) => wins(bet, a, b)).map(([a, b]) =>
      dice.multiplier(rules, bet, { dice: [a, b] }),
    ),
  );

type Props = {
  readonly rules: DiceRules;
  readonly bet: DiceBet | null;
  /** What was thrown, once the dice lie. */
  readonly thrown: readonly [number, number] | null;
  readonly locked: boolean;
  onPick(bet: DiceBet): void;
};

/** Every bet of the game with what it pays: a bar chart of the eleven sums, and the rest beside them. */
export function BetBoard({ rules, bet, thrown, locked, onPick }: Props) {
  const won = (one: DiceBet): boolean => thrown !== null && wins(one, thrown[0], thrown[1]);
  const option = (one: DiceBet, content: React.ReactNode, kind: string) => (
    <label key={betName(one)} className={`dice-bet ${kind}`} data-won={won(one) || undefined}>
      <input
        type="radio"
        name="dice-bet"
        className="sr-only"
        checked={bet !== null && sameBet(bet, one)}
        onChange={() => onPick(one)}
        aria-label={`${betName(one)}, returns ${timesText(paysOf(rules, one))}`}
      />
      {content}
      <span className="dice-pays">{shortTimes(paysOf(rules, one))}</span>
    </label>
  );
  const bets = (type: DiceBet["type"]) => DICE_BETS.filter((one) => one.type === type);
  return (
    <fieldset className="dice-board" disabled={locked}>
      <legend className="sr-only">Bet on the throw</legend>
      <div className="dice-sums">{bets("sum").map((one) => option(one, <Sum bet={one} />, "sum"))}</div>
      <div className="dice-thirds">
        {(["low", "seven", "high"] as const).map((type) => option({ type }, <b>{THIRDS[type]}</b>, "third"))}
      </div>
      <div className="dice-doubles">
        {option({ type: "any-double" }, <b>Any double</b>, "any")}
        {bets("double").map((one) =>
          option(one, <Pair face={one.type === "double" ? one.face : 1} />, "pair"),
        )}
      </div>
    </fieldset>
  );
}

const THIRDS = { low: "Low 2–6", seven: "Seven", high: "High 8–12" } as const;

/** Two decimals on the board; the exact figure is in the odds. */
function shortTimes(multiplier: number): string {
  const hundredths = Math.floor(multiplier / 100);
  return timesText(hundredths * 100);
}

const waysOf = (sum: number): number => FACES - Math.abs((SUM_MIN + SUM_MAX) / 2 - sum);

/** A sum over as many marks as there are ways to throw it. */
function Sum({ bet }: { readonly bet: DiceBet }) {
  const sum = bet.type === "sum" ? bet.sum : 0;
  return (
    <>
      <span className="dice-ways" data-ways={waysOf(sum)} aria-hidden="true">
        <i style={{ height: `${(waysOf(sum) / FACES) * 100}%` }} />
      </span>
      <b>{sum}</b>
    </>
  );
}

const Pair = ({ face }: { readonly face: number }) => (
  <svg viewBox="-1.1 -1.1 4.5 2.2" className="dice-pair" aria-hidden="true">
    <DieFace face={face} />
    <g transform="translate(2.3 0)">
      <DieFace face={face} />
    </g>
  </svg>
);
