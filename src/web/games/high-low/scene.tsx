import { type CardText, RANKS, type Rank } from "../../../fair/cards.ts";
import type { HighLowBet, HighLowView } from "../../../games/high-low/high-low.ts";
import type { HighLowRules } from "../../../games/high-low/rules.ts";
import { PlayingCard } from "../playing-card.tsx";
import { defineScene, type SceneProps } from "../scene.ts";
import { useKeys } from "../use-keys.ts";
import { useBefore, useReveal } from "../use-reveal.ts";
import { movesOf, termsOf } from "./moves.ts";
import { Rail } from "./rail.tsx";
import { Shoe } from "./shoe.tsx";
import { Trail } from "./trail.tsx";
import { GUESS_NAMES } from "./words.ts";
import "./high-low.css";

const DEAL_MS = 340;
/** Cashing out moves nothing. */
const NOTHING_MS = 60;

const rankOf = (card: CardText): number => RANKS.indexOf(card[0] as Rank);

const EIGHT = 6;

/** What lies on the table at the end of the motion: the card, the one before it, and what was said of it. */
function tableOf(view: HighLowView | null) {
  const cards = view?.cards ?? [];
  const now = cards.at(-1) ?? null;
  const over = view !== null && view.end !== "open";
  const before = cards.at(-2) ?? null;
  const asked = view?.asked.at(-1) ?? null;
  // A wrong guess is explained on the rank that it was made on; an open card asks for the next one.
  const lost = view?.end === "lost" && before !== null;
  const rank = lost ? rankOf(before) : now ? rankOf(now) : EIGHT;
  return {
    now,
    before,
    asked,
    over,
    rank,
    next: lost && now ? rankOf(now) : null,
    made: lost ? asked : null,
  };
}

function Scene({
  phase,
  result,
  sound,
  onRevealed,
  onMove,
}: SceneProps<HighLowRules, HighLowBet, HighLowView>) {
  const revealing = phase === "revealing";
  const view = result?.outcome ?? null;
  const known = useBefore(result, revealing)?.outcome.cards.length ?? 0;
  const cards = view?.cards.length ?? 0;
  const comes = revealing && cards > known;
  useReveal({
    active: revealing,
    ms: comes ? DEAL_MS : NOTHING_MS,
    beats: [{ atMs: 0, sound: () => comes && sound.play("card") }],
    done: onRevealed,
  });
  const { now, before, asked, over, rank, next, made } = tableOf(view);
  useKeys((key) => {
    if (result?.state !== "open" || (key !== "ArrowUp" && key !== "ArrowDown")) return false;
    const way = key === "ArrowUp" ? "higher" : "lower";
    const offer = view?.offers.find(({ guess }) => guess.startsWith(way));
    if (offer && phase === "idle") onMove({ move: offer.guess });
    return true;
  });
  return (
    <div className="high-low" data-over={(over && !revealing) || undefined}>
      <Trail view={view} shown={Math.max(0, comes ? cards - 1 : cards)} />
      <div className="high-low-table">
        <div className="high-low-spot">
          {comes && before && <PlayingCard card={before} />}
          {now ? (
            <PlayingCard key={cards} card={now} dealtAtMs={comes ? 0 : undefined} />
          ) : (
            <span className="high-low-empty">The first card is dealt before any guess.</span>
          )}
        </div>
        <p className="high-low-said" aria-hidden="true">
          {asked && !comes && (
            <>
              {GUESS_NAMES[asked]}
              <b>{asked === "skip" ? "" : view?.end === "lost" ? "✗ wrong" : "✓ right"}</b>
            </>
          )}
        </p>
        <Shoe />
      </div>
      <Rail
        rank={comes && before ? rankOf(before) : rank}
        next={comes ? null : next}
        made={comes ? asked : made}
      />
    </div>
  );
}

export const scene = defineScene<HighLowRules, HighLowBet, HighLowView>({
  Scene,
  firstBet: () => ({}),
  moves: movesOf,
  terms: termsOf,
  opens: "Deal a card",
  keys: [
    { keys: "h  ↑", does: "higher (or the same)" },
    { keys: "l  ↓", does: "lower (or the same)" },
    { keys: "e", does: "the same, on a two or an ace" },
    { keys: "k", does: "skip this card" },
    { keys: "c", does: "cash out" },
  ],
});
