import { lazy, Suspense, useState } from "react";
import type { BlackjackBet } from "../../../games/blackjack/blackjack.ts";
import type { BlackjackRules } from "../../../games/blackjack/rules.ts";
import type { BlackjackView } from "../../../games/blackjack/view.ts";
import { amountText } from "../../ui/amount-text.ts";
import { Button } from "../../ui/button.tsx";
import { PlayingCard } from "../playing-card.tsx";
import { defineScene, type SceneProps } from "../scene.ts";
import { useKeys } from "../use-keys.ts";
import { useBefore, useReveal } from "../use-reveal.ts";
import { Advice } from "./advice.tsx";
import { Felt } from "./felt.tsx";
import { PlayerHand } from "./hand.tsx";
import { movesOf, termsOf } from "./moves.ts";
import { cardMoments, type Timing, timingOf } from "./timing.ts";
import { totalName } from "./words.ts";
import "./blackjack.css";

const ChartSheet = lazy(() => import("./chart-sheet.tsx").then((module) => ({ default: module.ChartSheet })));

const STILL: Timing = { hands: [], dealer: [], hole: undefined, totalMs: 0 };

function Scene({
  rules,
  phase,
  result,
  sound,
  onRevealed,
}: SceneProps<BlackjackRules, BlackjackBet, BlackjackView>) {
  const [chart, setChart] = useState(false);
  const revealing = phase === "revealing";
  const view = result?.outcome ?? null;
  const before = useBefore(result, revealing)?.outcome ?? null;
  const timing = revealing && view ? timingOf(before, view) : STILL;
  useReveal({
    active: revealing,
    ms: timing.totalMs,
    beats: cardMoments(timing).map((atMs) => ({ atMs, sound: () => sound.play("card") })),
    done: onRevealed,
  });
  useKeys((key) => {
    if (key.toLowerCase() !== "b") return false;
    setChart(true);
    return true;
  });
  return (
    <div className="bj">
      <div className="bj-table" data-hands={view?.hands.length ?? 1}>
        <Felt rules={rules} />
        <Button size="small" hint="b" className="bj-chart-key" onClick={() => setChart(true)}>
          Chart
        </Button>
        <Dealer view={view} timing={timing} quiet={revealing} />
        {view?.insurance.stake ? <Insurance {...view.insurance} /> : null}
        <div className="bj-hands">
          {view?.hands.map((hand, index) => (
            <PlayerHand
              // biome-ignore lint/suspicious/noArrayIndexKey: a hand is its place at the table.
              key={index}
              hand={hand}
              number={index + 1}
              of={view.hands.length}
              current={!revealing && view.at === index}
              moments={timing.hands[index] ?? []}
              quiet={revealing}
            />
          ))}
          {!view && <p className="bj-empty">Two cards to you, two to the dealer, one of them face down.</p>}
        </div>
      </div>
      {result?.state === "settled" && phase === "idle" && <Advice rules={rules} result={result} />}
      {chart && (
        <Suspense>
          <ChartSheet open onClose={() => setChart(false)} rules={rules} view={view} />
        </Suspense>
      )}
    </div>
  );
}

type DealerProps = { readonly view: BlackjackView | null; readonly timing: Timing; readonly quiet: boolean };

function Dealer({ view, timing, quiet }: DealerProps) {
  const dealer = view?.dealer;
  const bust = view?.phase === "over" && (dealer?.total ?? 0) > 21;
  return (
    <section className="bj-dealer" aria-label="Dealer">
      <div className="bj-cards">
        {dealer?.cards.map((card, index) => (
          <PlayingCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a card is its place in the hand.
            key={index}
            card={card}
            dealtAtMs={timing.dealer[index]}
            turnedAtMs={index === 1 ? timing.hole : undefined}
          />
        ))}
      </div>
      {dealer && (
        <p className="bj-total">
          Dealer <b className="figures">{quiet ? "…" : totalName(dealer)}</b>
          {bust && !quiet && <span className="bj-result">Bust</span>}
        </p>
      )}
    </section>
  );
}

function Insurance({ stake, payout }: BlackjackView["insurance"]) {
  return (
    <p className="bj-insurance">
      Insurance <b className="figures">{amountText(stake)}</b>
      {payout !== null && <span>{payout > 0 ? `returned ${amountText(payout)}` : "lost"}</span>}
    </p>
  );
}

export const scene = defineScene<BlackjackRules, BlackjackBet, BlackjackView>({
  Scene,
  firstBet: () => ({}),
  moves: movesOf,
  terms: termsOf,
  opens: "Deal",
  keys: [
    { keys: "h  t", does: "hit, stand" },
    { keys: "d  p", does: "double, split" },
    { keys: "r", does: "surrender" },
    { keys: "i  n", does: "insurance, no insurance" },
    { keys: "b", does: "the chart of the best strategy" },
  ],
});
