import { useEffect, useRef } from "react";
import type { CoinflipBet, CoinflipOutcome, CoinflipRules, Side } from "../../../games/coinflip/coinflip.ts";
import { SIDES } from "../../../games/coinflip/coinflip.ts";
import { defineScene, type SceneProps, type SceneResult } from "../scene.ts";
import { useFlight } from "../use-flight.ts";
import { useKeys } from "../use-keys.ts";
import { Coin, type CoinHandle } from "./coin.tsx";
import { SidePicker } from "./side-picker.tsx";
import { makeToss, stillPose, TOSS_MS, tossPose } from "./toss.ts";
import { Tray } from "./tray.tsx";
import "./coinflip.css";

type Result = SceneResult<CoinflipBet, CoinflipOutcome>;
type Lying = { readonly id: string; readonly side: Side };

const KEY_SIDES: Readonly<Record<string, Side>> = { h: "heads", t: "tails", "1": SIDES[0], "2": SIDES[1] };

const FRESH: Lying = { id: "", side: "heads" };
const lyingAfter = (result: Result | null): Lying =>
  result === null ? FRESH : { id: result.id, side: result.outcome.side };

function Scene(props: SceneProps<CoinflipRules, CoinflipBet, CoinflipOutcome>) {
  const { bet, onBetChange, phase, result, onRevealed, sound } = props;
  const coin = useRef<CoinHandle>(null);
  const revealing = phase === "revealing";
  const before = useRef<Lying>(lyingAfter(revealing ? null : result));
  const touched = useRef(false);

  const now = lyingAfter(result);
  const toss = makeToss(before.current.side, now.side, now.id, before.current.id);
  useFlight({
    active: revealing,
    ms: TOSS_MS,
    draw(t) {
      if (t === 0) {
        touched.current = false;
        sound.play("flick");
      }
      if (t > 0.56 && t < 1 && !touched.current) {
        touched.current = true;
        sound.play("land", 0.8);
        sound.play("flick", 0.35, 0.72);
      }
      coin.current?.pose(revealing && t < 1 ? tossPose(toss, t) : stillPose(now.side, now.id));
    },
    done: onRevealed,
  });
  useEffect(() => {
    if (!revealing) before.current = { id: now.id, side: now.side };
  }, [revealing, now.id, now.side]);

  useKeys((key) => {
    const side = KEY_SIDES[key];
    if (side === undefined || phase !== "idle") return false;
    onBetChange({ side });
    return true;
  });

  return (
    <div className="coinflip">
      <svg className="coinflip-view" viewBox="-300 -296 600 566" aria-hidden="true">
        <Tray />
        <Coin handle={coin} />
      </svg>
      <SidePicker
        side={bet?.side ?? null}
        locked={phase !== "idle"}
        onPick={(side) => onBetChange({ side })}
      />
    </div>
  );
}

export const scene = defineScene<CoinflipRules, CoinflipBet, CoinflipOutcome>({
  Scene,
  firstBet: () => ({ side: "heads" }),
  pays: (rules) => rules.win,
  keys: [{ keys: "h  t", does: "heads or tails" }],
});
