import { useRef, useState } from "react";
import type { CardText } from "../../../fair/cards.ts";
import {
  BACCARAT_BETS,
  type BaccaratBet,
  type BaccaratOn,
  type BaccaratOutcome,
  type BaccaratRules,
} from "../../../games/baccarat/baccarat.ts";
import { timesText } from "../../ui/amount-text.ts";
import { Card } from "../../ui/card.tsx";
import { defineScene, type SceneProps } from "../scene.ts";
import { useFlight } from "../use-flight.ts";
import { useKeys } from "../use-keys.ts";
import { cardsOf, coupMs, dealtAt, type Side, totalOf } from "./deal.ts";
import { SPOT_NAMES, winnerOf } from "./words.ts";
import "./baccarat.css";

const SIDES = ["player", "banker"] as const satisfies readonly Side[];
const KEYS: Readonly<Record<string, BaccaratOn>> = { p: "player", b: "banker", t: "tie" };

function Scene(props: SceneProps<BaccaratRules, BaccaratBet, BaccaratOutcome>) {
  const { rules, bet, onBetChange, phase, result, onRevealed, sound } = props;
  const revealing = phase === "revealing";
  const total = result?.outcome.cards.length ?? 0;
  const [dealt, setDealt] = useState(total);
  const shown = useRef(total);

  useFlight({
    active: revealing,
    ms: coupMs(total),
    draw(t) {
      const now = dealtAt(revealing ? t : 1, total);
      if (now === shown.current) return;
      if (revealing && now > 0) sound.play("card");
      shown.current = now;
      setDealt(now);
    },
    done: onRevealed,
  });
  useKeys((key) => {
    const on = KEYS[key];
    if (!on || phase !== "idle") return false;
    onBetChange({ on });
    return true;
  });

  const still = phase === "idle" && result !== null;
  const winner = still ? winnerOf(result.outcome) : null;
  return (
    <div className="baccarat">
      <div className="baccarat-hands">
        {SIDES.map((side) => (
          <Hand
            key={side}
            side={side}
            cards={result ? cardsOf(result.outcome, side, Math.min(dealt, total)) : []}
            wins={winner === side}
          />
        ))}
      </div>
      <fieldset className="baccarat-spots" disabled={phase !== "idle"}>
        <legend className="sr-only">Bet on</legend>
        {BACCARAT_BETS.map((on) => (
          <label key={on} className="baccarat-spot" data-on={on} data-won={winner === on || undefined}>
            <input
              type="radio"
              name="baccarat-on"
              className="sr-only"
              checked={bet?.on === on}
              onChange={() => onBetChange({ on })}
            />
            <b className="baccarat-name">{SPOT_NAMES[on]}</b>
            <span className="figures">{timesText(rules[on])}</span>
            <kbd>{on[0]}</kbd>
          </label>
        ))}
      </fieldset>
      <p className="caption baccarat-rules">
        Nearest to nine wins; tens and pictures count nothing, and only the last figure of a sum. On a tie,
        player and banker bets come back.
      </p>
    </div>
  );
}

type HandProps = { readonly side: Side; readonly cards: readonly CardText[]; readonly wins: boolean };

function Hand({ side, cards, wins }: HandProps) {
  return (
    <section
      className="baccarat-hand"
      data-side={side}
      data-wins={wins || undefined}
      aria-label={SPOT_NAMES[side]}
    >
      <header>
        <span>{SPOT_NAMES[side]}</span>
        <b>{cards.length > 0 ? totalOf(cards) : "–"}</b>
      </header>
      <div className="baccarat-cards">
        {[0, 1, 2].map((place) => {
          const card = cards[place];
          return (
            <div key={place} className="baccarat-place" data-third={place === 2 || undefined}>
              {card && <Card card={card} width={96} />}
            </div>
          );
        })}
      </div>
      {wins && <span className="baccarat-wins">wins</span>}
    </section>
  );
}

export const scene = defineScene<BaccaratRules, BaccaratBet, BaccaratOutcome>({
  Scene,
  firstBet: () => ({ on: "player" }),
  pays: (rules, bet) => rules[bet.on],
  keys: [{ keys: "p  b  t", does: "player, banker, tie" }],
});
