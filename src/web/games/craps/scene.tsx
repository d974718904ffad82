import { OPENERS } from "../../../games/craps/chips.ts";
import type { CrapsView } from "../../../games/craps/craps.ts";
import type { CrapsRules } from "../../../games/craps/rules.ts";
import type { CrapsBet } from "../../../games/craps/state.ts";
import { defineScene, type SceneProps } from "../scene.ts";
import { useBefore } from "../use-reveal.ts";
import { DiceStrip } from "./dice-strip.tsx";
import { Layout } from "./layout.tsx";
import { movesOf, termsOf } from "./moves.ts";
import { Resolved } from "./resolved.tsx";
import type { Cloth } from "./spot.tsx";
import { addChip, chipAt, doubled, laid, pressOn, removeChip, type Spot, stakeOf } from "./spots.ts";
import { useSpotKeys } from "./use-spot-keys.ts";
import "./craps.css";
import "./layout.css";
import "./narrow.css";

type Props = SceneProps<CrapsRules, CrapsBet, CrapsView>;

const PREFIX_SAYS = {
  h: "Hardway: 4, 6, 8 or 0",
  b: "Odds: p, d, or the number of a come bet",
  a: "Odds against: the number of a don’t come bet",
} as const;

/** What lies on the cloth: the house's word in an open round, the player's draft before one. Before a throw has ended, as it was. */
function clothOf(props: Props, before: CrapsView | null): Cloth {
  const { rules, bet, stake, phase, result, sound, onBetChange, onMove } = props;
  const view = result?.outcome ?? null;
  const open = result?.state === "open";
  const moving = phase === "revealing";
  const playable = phase === "idle";
  const shown = moving
    ? (before?.chips ?? laid(result?.bet ?? null))
    : open
      ? (view?.chips ?? [])
      : laid(bet);
  const lying = view && !moving ? view.settled.filter(({ at }) => at === view.throws.length) : [];
  const isOpener = ({ type }: Spot): boolean => OPENERS.some((opener) => opener === type);
  return {
    open,
    chipOn: (spot) => chipAt(shown, spot),
    fate(spot) {
      const chip = lying.find(({ type, on }) => type === spot.type && (on ?? undefined) === spot.on);
      return chip && chip.result !== "taken" ? chip.result : undefined;
    },
    refusal(spot) {
      if (!playable) return "The dice are rolling";
      if (!open || !view) return isOpener(spot) ? undefined : "This bet needs a point";
      const press = pressOn(rules, view, spot, stake);
      return press.kind === "none" ? press.why : undefined;
    },
    press(spot) {
      if (!playable) return;
      if (open && view) {
        const press = pressOn(rules, view, spot, stake);
        if (press.kind === "none") return;
        sound.play(press.kind === "put" ? "chip" : "click");
        onMove(press.move);
      } else if (isOpener(spot)) {
        sound.play("chip");
        onBetChange(addChip(rules, bet, spot, stake));
      }
    },
    remove(spot) {
      if (playable && !open) onBetChange(removeChip(bet, spot));
    },
  };
}

function Scene(props: Props) {
  const { rules, phase, result, sound } = props;
  const revealing = phase === "revealing";
  const view = result?.outcome ?? null;
  const before = useBefore(result, revealing)?.outcome ?? null;
  const cloth = clothOf(props, before);
  const prefix = useSpotKeys(phase === "idle", cloth.press);
  const throws = view?.throws.length ?? 0;
  const rolls = revealing && throws > (before?.throws.length ?? 0);
  const shown = rolls ? before : view;
  return (
    <div className="cr">
      <div className="cr-end">
        <DiceStrip
          motion={revealing ? (rolls ? "roll" : "chip") : undefined}
          dice={view?.throws.at(-1) ?? null}
          id={`${result?.id} ${throws}`}
          sound={sound}
          onRevealed={props.onRevealed}
        />
        <Resolved view={view} quiet={rolls} />
      </div>
      <Layout rules={rules} cloth={cloth} point={result?.state === "open" ? (shown?.point ?? null) : null} />
      <p className="cr-prefix caption" aria-live="polite">
        {prefix ? PREFIX_SAYS[prefix] : ""}
      </p>
    </div>
  );
}

export const scene = defineScene<CrapsRules, CrapsBet, CrapsView>({
  Scene,
  firstBet: () => null,
  stakeOf,
  doubled,
  moves: movesOf,
  terms: termsOf,
  opens: "Roll",
  keys: [
    { keys: "p  d", does: "pass line, don’t pass" },
    { keys: "c  e", does: "come, don’t come" },
    { keys: "f", does: "field" },
    { keys: "4 5 6 8 9 0", does: "place a number; 0 is ten" },
    { keys: "h 4", does: "hard 4; also 6, 8, 0" },
    { keys: "b p, b d", does: "odds behind pass or don’t pass" },
    { keys: "b 4, a 4", does: "odds on a come bet, on a don’t come bet" },
    { keys: "again", does: "in an open round, takes a chip down that may go" },
  ],
});
