import { lazy, Suspense, useState } from "react";
import type {
  VideoPokerBet,
  VideoPokerRules,
  VideoPokerView,
} from "../../../games/video-poker/video-poker.ts";
import { Button } from "../../ui/button.tsx";
import { defineScene, type SceneProps } from "../scene.ts";
import { useKeys } from "../use-keys.ts";
import { useBefore, useReveal } from "../use-reveal.ts";
import { Advice } from "./advice.tsx";
import { countingCards } from "./counting.ts";
import { HoldKey } from "./hold-key.tsx";
import { holdsOf, movesOf, POSITIONS, termsOf, toggled } from "./holds.ts";
import { PayTable } from "./pay-table.tsx";
import "./video-poker.css";

const ListSheet = lazy(() => import("./list-sheet.tsx").then((module) => ({ default: module.ListSheet })));

const STEP_MS = 75;
const DEAL_MS = 280;

/** When each of the five places gets a new card; undefined where the old one stays. */
function momentsOf(view: VideoPokerView | null, before: VideoPokerView | null): (number | undefined)[] {
  let next = 0;
  return POSITIONS.map((position) => {
    if (!view || (before && view.held?.includes(position))) return undefined;
    next += 1;
    return (next - 1) * STEP_MS;
  });
}

function Scene(props: SceneProps<VideoPokerRules, VideoPokerBet, VideoPokerView>) {
  const { rules, phase, result, sound, stake, choice, onChoice } = props;
  const [list, setList] = useState(false);
  const revealing = phase === "revealing";
  const view = result?.outcome ?? null;
  const before = useBefore(result, revealing)?.outcome ?? null;
  const moments = momentsOf(view, before);
  const coming = moments.filter((ms) => ms !== undefined);
  useReveal({
    active: revealing,
    ms: coming.length > 0 ? (coming.at(-1) ?? 0) + DEAL_MS : 60,
    beats: coming.map((atMs) => ({ atMs, sound: () => sound.play("card") })),
    done: props.onRevealed,
  });
  const isOpen = result?.state === "open";
  const choosing = isOpen && phase === "idle";
  const holds = isOpen ? holdsOf(choice) : (view?.held ?? []);
  const toggle = (position: number): void => {
    sound.play("click");
    onChoice([...toggled(holds, position)]);
  };
  useKeys((key) => {
    if (key.toLowerCase() === "b") {
      setList(true);
      return true;
    }
    if (!choosing || !/^[1-5]$/.test(key)) return false;
    toggle(Number(key) - 1);
    return true;
  });
  const counts = view && !revealing ? countingCards(view.hand, view.category) : [];
  return (
    <div className="vp">
      <div className="vp-machine">
        <PayTable
          rules={rules}
          stake={isOpen || phase !== "idle" ? (result?.stake ?? stake) : stake}
          now={view && phase === "idle" ? view.category : null}
          over={result?.state === "settled"}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: five keys are no fieldset of a form. */}
        <div className="vp-cards" role="group" aria-label="The five cards">
          {POSITIONS.map((position) => (
            <HoldKey
              key={position}
              position={position}
              card={view?.hand[position] ?? null}
              held={holds.includes(position)}
              counts={counts[position] ?? false}
              dealtAtMs={revealing ? moments[position] : undefined}
              disabled={!choosing}
              onToggle={() => toggle(position)}
            />
          ))}
        </div>
        <Button size="small" hint="b" className="vp-list-key" onClick={() => setList(true)}>
          What to hold
        </Button>
      </div>
      {result?.state === "settled" && phase === "idle" && <Advice rules={rules} result={result} />}
      {list && (
        <Suspense>
          <ListSheet open onClose={() => setList(false)} rules={rules} view={revealing ? null : view} />
        </Suspense>
      )}
    </div>
  );
}

export const scene = defineScene<VideoPokerRules, VideoPokerBet, VideoPokerView>({
  Scene,
  firstBet: () => ({}),
  moves: movesOf,
  terms: termsOf,
  opens: "Deal",
  keys: [
    { keys: "1 … 5", does: "hold a card, or let it go" },
    { keys: "space", does: "deal, then draw" },
    { keys: "b", does: "the list of what to hold" },
  ],
});
