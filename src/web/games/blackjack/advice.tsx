import { useQuery } from "@tanstack/react-query";
import type { BlackjackBet } from "../../../games/blackjack/blackjack.ts";
import type { BlackjackRules } from "../../../games/blackjack/rules.ts";
import type { BlackjackView } from "../../../games/blackjack/view.ts";
import type { SceneResult } from "../scene.ts";
import { MOVE_NAMES } from "./moves.ts";
import type { Decision } from "./review.ts";

type Props = {
  readonly rules: BlackjackRules;
  readonly result: SceneResult<BlackjackBet, BlackjackView>;
};

const name = (move: Decision["made"]): string => MOVE_NAMES[move][0].toLowerCase();

/** After a hand: what would have been best, decision by decision. The mathematics is only loaded for this. */
export function Advice({ rules, result }: Props) {
  const { data, isError } = useQuery({
    queryKey: ["blackjack-review", result.id],
    queryFn: async () => (await import("./review.ts")).review(rules, result),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  if (isError) return null;
  const missed = data?.filter(({ made, best }) => made !== best).length ?? 0;
  return (
    <div className="bj-advice" aria-busy={!data || undefined}>
      <h2>What would have been best</h2>
      {data?.length === 0 && <p className="caption">There was nothing to decide in this hand.</p>}
      {data && data.length > 0 && (
        <>
          <ol>
            {data.map(({ on, made, best }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a decision is its place in the hand.
              <li key={index} data-missed={made !== best || undefined}>
                <span className="figures">{on}</span>
                <span>{name(made)}</span>
                <b>{made === best ? "✓ best" : `best: ${name(best)}`}</b>
              </li>
            ))}
          </ol>
          <p className="caption">
            {missed === 0
              ? "Every choice was the best one. What came of it was chance."
              : `${missed} of ${data.length} could have been better, whatever came of it.`}
          </p>
        </>
      )}
    </div>
  );
}
