import { lazy, Suspense, useMemo, useState } from "react";
import type { Json } from "../../../base/canonical.ts";
import type { Replay } from "../../../contract/replays.ts";
import { gameName } from "../../fairness/game-name.ts";
import type { Claim } from "../../fairness/recompute.ts";
import type { SceneModule, SceneResult } from "../../games/scene.ts";
import type { Sound } from "../../games/sound.ts";
import { useKeys } from "../../games/use-keys.ts";
import { useSound } from "../../games/use-sound.ts";
import { wordsOf } from "../../games/words-catalog.ts";
import { useListedKeys } from "../../shell/key-list.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Ribbon } from "../../ui/ribbon.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { bytesOfHex } from "../../ui/tape.ts";
import { STILL, useMedia, WIDE } from "../../ui/use-media.ts";
import { Ticket } from "./ticket.tsx";
import { type Telling, useTelling } from "./use-telling.ts";
import "../../games/frame.css";
import "./replay.css";

const Proof = lazy(() => import("../../fairness/proof.tsx").then((module) => ({ default: module.Proof })));

const PITCH = { down: 38, along: 36 } as const;
const KEYS = [
  { keys: "space", does: "tell it again; while it plays, go on to the next step" },
  { keys: "←  →", does: "a step back, a step on" },
] as const;

/** The round as a scene saw it at a stage of its telling; null is the table before the bet. */
function resultAt({ id, round, stages }: Replay, at: number): SceneResult | null {
  const stage = stages[at];
  if (!stage) return null;
  const over = at === stages.length - 1;
  return {
    id,
    state: over ? "settled" : "open",
    bet: round.bet as Json,
    outcome: stage.outcome as Json,
    moves: (round.moves as Json[]).slice(0, at),
    stake: stage.stake,
    openingStake: round.openingStake,
    payout: over ? round.payout : 0,
    multiplier: over ? round.multiplier : 0,
  };
}

type Props = { readonly replay: Replay; readonly scene: SceneModule };

/** The scene in the middle, the tape at its edge, the ticket beside it; beneath, the proof once the seed is known. */
export function Stage({ replay, scene }: Props) {
  const { round, stages } = replay;
  const still = useMedia(STILL);
  const down = useMedia(WIDE);
  const telling = useTelling(stages.length, still);
  const { sound, toggle } = useSound();
  const claim = useMemo(() => claimOf(replay), [replay]);
  const [proving, setProving] = useState(false);
  const { at, moving } = telling;
  const over = at === stages.length - 1 && !moving;
  const press = (): void => (moving ? telling.arrived() : telling.again());
  useListedKeys("Replay", KEYS);
  useKeys((key) => {
    if (key === " ") press();
    else if (key === "ArrowLeft") telling.show(at - 1);
    else if (key === "ArrowRight") telling.show(at + 1);
    else return false;
    return true;
  });
  const bytes = bytesOfHex(round.serverSeedHash) ?? null;
  const sealed = round.serverSeed === null;
  return (
    <div className="game-page replay" data-game={round.game}>
      <header className="game-head">
        <h1 className="display">{gameName(round.game)}, a round told again</h1>
        <div className="game-tools">
          <Button size="small" iconOnly aria-pressed={sound.on} aria-label="Sound" onClick={toggle}>
            <Icon name={sound.on ? "sound-on" : "sound-off"} size={16} />
          </Button>
        </div>
      </header>
      <div className="game-body">
        <div className="edge-ribbon ribbon-leader" data-lie={down ? "down" : "along"}>
          <Ribbon
            bytes={bytes}
            lie={down ? "down" : "along"}
            pitch={PITCH[down ? "down" : "along"]}
            sealed={sealed}
            label={`The commitment of this round, ${sealed ? "sealed" : "its seed revealed"}.`}
          />
        </div>
        <div className="game-stage">
          <Told replay={replay} scene={scene} telling={telling} still={still} sound={sound} />
          <Steps
            at={at}
            count={stages.length}
            over={over}
            onPress={press}
            onShow={telling.show}
            moving={moving}
          />
        </div>
        <Ticket
          replay={replay}
          over={over}
          words={wordsOf(round.game)}
          proving={proving}
          onProve={() => setProving((shown) => !shown)}
        />
      </div>
      {proving && claim && (
        <Suspense fallback={<SkeletonRows rows={8} />}>
          <div className="replay-proof">
            <Proof claim={claim} told={{ ...round, outcome: round.outcome as Json }} />
          </div>
        </Suspense>
      )}
    </div>
  );
}

type ToldProps = Props & { readonly telling: Telling; readonly still: boolean; readonly sound: Sound };

/** The scene as it was. Nothing in it can be bet on: what the words beside it say is what there is to know. */
function Told({ replay, scene: { Scene }, telling, still, sound }: ToldProps) {
  const { rules, round } = replay;
  const nothing = (): void => {};
  return (
    <div inert>
      <Scene
        key={telling.run}
        rules={rules as Json}
        bet={round.bet as Json}
        onBetChange={nothing}
        stake={round.openingStake}
        onStakeChange={nothing}
        stakeMin={round.openingStake}
        stakeMax={round.openingStake}
        phase={telling.moving ? "revealing" : "idle"}
        result={resultAt(replay, telling.at)}
        onRevealed={telling.arrived}
        onMove={nothing}
        choice={null}
        onChoice={nothing}
        reducedMotion={still}
        sound={sound}
      />
    </div>
  );
}

type StepsProps = {
  readonly at: number;
  readonly count: number;
  readonly over: boolean;
  readonly moving: boolean;
  onPress(): void;
  onShow(at: number): void;
};

function Steps({ at, count, over, moving, onPress, onShow }: StepsProps) {
  return (
    <div className="replay-steps">
      <Button tone="main" hint="space" onClick={onPress}>
        {moving ? "Go on" : over ? "Tell it again" : "From the beginning"}
      </Button>
      {count > 1 && (
        <>
          <Button size="small" disabled={at <= 0} onClick={() => onShow(at - 1)}>
            Back
          </Button>
          <p className="figures" aria-live="polite">
            Step {Math.max(1, at + 1)} of {count}
          </p>
          <Button size="small" disabled={at >= count - 1} onClick={() => onShow(at + 1)}>
            On
          </Button>
        </>
      )}
    </div>
  );
}

/** What the proof works out again; undefined while the seed is secret. */
function claimOf({ round, rules }: Replay): Claim | undefined {
  const { game, bet, openingStake: stake, moves, serverSeed, clientSeed, nonce } = round;
  if (serverSeed === null || clientSeed === null || nonce === null) return undefined;
  const played = { bet: bet as Json, stake, moves: moves as Json[] };
  return { game, rules: rules as Json, ...played, serverSeed, clientSeed, nonce };
}
