import { useEffect, useRef, useState } from "react";
import { canonicalJson } from "../../../base/canonical.ts";
import type { Position } from "../../../games/roulette/positions.ts";
import type { RouletteBet, RouletteOutcome, RouletteRules } from "../../../games/roulette/roulette.ts";
import { defineScene, type SceneProps } from "../scene.ts";
import { useFlight } from "../use-flight.ts";
import { useWide } from "../use-wide.ts";
import type { CalledBet } from "./called-bets.ts";
import { doubleChips, placeCalled, placeChip, stakeOf, takeChip } from "./chips.ts";
import { Racetrack } from "./racetrack.tsx";
import { Result } from "./result.tsx";
import { makeSpin, SPIN_MS, spinAt } from "./spin.ts";
import { Table } from "./table.tsx";
import { useCalls } from "./use-calls.ts";
import { useSpinNoise } from "./use-spin-noise.ts";
import { Wheel, type WheelHandle } from "./wheel.tsx";
import "./roulette.css";
import "./felt.css";

type Props = SceneProps<RouletteRules, RouletteBet, RouletteOutcome>;

/** Width of the scene from which the table fits lying down, and from which the racetrack fits beside the wheel. */
const WIDE_PX = 640;
const ROOMY_PX = 900;

function Scene({ rules, bet, onBetChange, stake, phase, result, onRevealed, sound }: Props) {
  const wheel = useRef<WheelHandle>(null);
  const scene = useRef<HTMLDivElement>(null);
  const wide = useWide(scene, WIDE_PX);
  const roomy = useWide(scene, ROOMY_PX);
  const revealing = phase === "revealing";
  const pocket = result?.outcome.pocket ?? 0;
  const before = useRef(revealing ? 0 : pocket);
  const spin = makeSpin(before.current, pocket, result?.id ?? "");
  const listen = useSpinNoise(sound);

  useFlight({
    active: revealing,
    ms: SPIN_MS,
    draw(t) {
      const moment = spinAt(spin, t);
      if (revealing) listen(moment, t);
      wheel.current?.show(moment);
    },
    done: onRevealed,
  });
  useEffect(() => {
    if (!revealing) before.current = pocket;
  }, [revealing, pocket]);

  const [called, setCalled] = useState<CalledBet | null>(null);
  // Chips that are laid after a round have no fate yet, even if they lie where the last ones lay.
  const [laidAfter, setLaidAfter] = useState<string | undefined>();
  const change = (next: RouletteBet | null): void => {
    setLaidAfter(result?.id);
    onBetChange(next);
  };
  const lay = (position: Position): void => {
    sound.play("chip");
    change(placeChip(bet, position, stake));
  };
  const armed = useCalls({ enabled: phase === "idle", lay });

  const still = phase === "idle" && result !== null;
  return (
    <div ref={scene} className="roulette" data-lie={wide ? "wide" : "tall"} data-phase={phase}>
      <div className="roulette-head">
        <Wheel handle={wheel} />
        <Result pocket={still ? pocket : null} running={revealing} />
        {roomy && (
          <Racetrack
            locked={phase !== "idle"}
            onPoint={setCalled}
            onCall={(bets) => {
              sound.play("chip");
              change(placeCalled(bet, bets, stake));
            }}
          />
        )}
      </div>
      <Table
        rules={rules}
        lie={wide ? "wide" : "tall"}
        bet={bet}
        locked={phase !== "idle"}
        won={still ? pocket : null}
        judged={laidAfter !== result?.id && isPlayed(bet, result)}
        called={called}
        armed={armed}
        onPlace={lay}
        onTake={(position) => {
          sound.play("click");
          change(takeChip(bet, position));
        }}
      />
    </div>
  );
}

const isPlayed = (bet: RouletteBet | null, result: Props["result"]): boolean =>
  bet !== null && result !== null && canonicalJson(bet) === canonicalJson(result.bet);

export const scene = defineScene<RouletteRules, RouletteBet, RouletteOutcome>({
  Scene,
  firstBet: () => null,
  stakeOf,
  doubled: doubleChips,
  keys: [
    { keys: "1 7 Enter", does: "a chip on a number: type it" },
    { keys: "r  b", does: "a chip on red or black" },
    { keys: "e  d", does: "a chip on even or odd" },
    { keys: "l  h", does: "a chip on low or high" },
    { keys: "Tab, arrows, Enter", does: "walk the table and lay a chip" },
    { keys: "Delete", does: "take a chip off" },
  ],
});
