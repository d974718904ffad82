import { useRef, useState } from "react";
import {
  DRAWN,
  hitsOf,
  type KenoBet,
  type KenoOutcome,
  type KenoRules,
  NUMBERS,
  PICKS_MAX,
} from "../../../games/keno/keno.ts";
import type { Risk } from "../../../games/risk.ts";
import { Button } from "../../ui/button.tsx";
import { RiskPicker } from "../risk-picker.tsx";
import { defineScene, type SceneProps } from "../scene.ts";
import { useFlight } from "../use-flight.ts";
import { useKeys } from "../use-keys.ts";
import { Grid } from "./grid.tsx";
import { PayRow } from "./pay-row.tsx";
import "./keno.css";

const DRAW_MS = 190 * DRAWN + 250;
const FIRST_RISK: Risk = "medium";

/** Ten at most; one that is picked is put back. */
function toggled(bet: KenoBet | null, risk: Risk, number: number): KenoBet | null {
  const picked = bet?.numbers ?? [];
  if (picked.includes(number)) {
    const rest = picked.filter((one) => one !== number);
    return rest.length === 0 ? null : { risk, numbers: rest };
  }
  return picked.length >= PICKS_MAX ? bet : { risk, numbers: [...picked, number].sort((a, b) => a - b) };
}

/** Filled up to ten by this browser's own generator: a convenience, every set of numbers is worth the same. */
function quickPick(risk: Risk): KenoBet {
  const rest = Array.from({ length: NUMBERS }, (_, i) => i + 1);
  const numbers: number[] = [];
  const [...dice] = crypto.getRandomValues(new Uint32Array(PICKS_MAX));
  for (const die of dice) numbers.push(...rest.splice(die % rest.length, 1));
  return { risk, numbers: numbers.sort((a, b) => a - b) };
}

function Scene(props: SceneProps<KenoRules, KenoBet, KenoOutcome>) {
  const { rules, bet, onBetChange, phase, result, onRevealed, sound } = props;
  const [risk, setRisk] = useState<Risk>(bet?.risk ?? FIRST_RISK);
  const [count, setCount] = useState(DRAWN);
  const shownCount = useRef(DRAWN);
  const revealing = phase === "revealing";
  const drawn = result?.outcome.drawn ?? [];
  const locked = phase !== "idle";

  useFlight({
    active: revealing,
    ms: DRAW_MS,
    draw(t) {
      const now = !revealing || t >= 1 ? DRAWN : Math.min(DRAWN, Math.floor((t * DRAW_MS) / 190));
      if (now === shownCount.current) return;
      if (revealing && now > shownCount.current) {
        const hit = result?.bet.numbers.includes(drawn[now - 1] ?? 0);
        sound.play(hit ? "shimmer" : "tick", hit ? 0.8 : 0.6, hit ? 1 + now * 0.04 : 1);
      }
      shownCount.current = now;
      setCount(now);
    },
    done: onRevealed,
  });
  const choose = (next: KenoBet | null): void => {
    sound.play("click", 0.6);
    onBetChange(next);
  };
  useKeys((key) => {
    if (locked || (key !== "q" && key !== "x")) return false;
    choose(key === "q" ? quickPick(risk) : null);
    return true;
  });

  // What was drawn stays on the board until other numbers are picked.
  const same = result !== null && bet !== null && bet.numbers.join() === result.bet.numbers.join();
  const seen = phase !== "waiting" && (revealing || same) ? drawn.slice(0, revealing ? count : DRAWN) : [];
  const hits = result && seen.length === DRAWN ? hitsOf(result.bet, result.outcome) : null;
  return (
    <div className="keno">
      <Grid
        picked={bet?.numbers ?? []}
        drawn={seen}
        locked={locked}
        onToggle={(number) => choose(toggled(bet, risk, number))}
      />
      <PayRow rules={rules} risk={risk} picks={bet?.numbers.length ?? 0} hits={hits} />
      <div className="keno-terms">
        <RiskPicker
          risk={risk}
          locked={locked}
          onRisk={(next) => {
            setRisk(next);
            if (bet) onBetChange({ ...bet, risk: next });
          }}
        />
        <Button hint="q" disabled={locked} onClick={() => choose(quickPick(risk))}>
          Pick ten for me
        </Button>
        <Button hint="x" disabled={locked || bet === null} onClick={() => choose(null)}>
          Clear
        </Button>
      </div>
    </div>
  );
}

export const scene = defineScene<KenoRules, KenoBet, KenoOutcome>({
  Scene,
  firstBet: () => null,
  keys: [
    { keys: "q", does: "ten numbers at random" },
    { keys: "x", does: "no numbers" },
    { keys: "Tab arrows Enter", does: "walk the numbers and pick" },
  ],
});
