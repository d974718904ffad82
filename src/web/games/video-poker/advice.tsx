import { useQuery } from "@tanstack/react-query";
import type { CardText } from "../../../fair/cards.ts";
import type {
  VideoPokerBet,
  VideoPokerRules,
  VideoPokerView,
} from "../../../games/video-poker/video-poker.ts";
import { Card } from "../../ui/card.tsx";
import type { SceneResult } from "../scene.ts";
import { askAppraisal } from "./ask.ts";

type Props = {
  readonly rules: VideoPokerRules;
  readonly result: SceneResult<VideoPokerBet, VideoPokerView>;
};

/** Four decimals: what separates two good holds is often in the third. */
const valueText = (value: number): string => `${value.toFixed(4)}×`;

type RowProps = {
  readonly name: string;
  readonly dealt: readonly CardText[];
  readonly hold: readonly number[];
  readonly value: number;
};

function Row({ name, dealt, hold, value }: RowProps) {
  return (
    <li>
      <span>{name}</span>
      <span className="vp-minis">
        {hold.length === 0 && <span className="caption">none</span>}
        {hold.map((position) => (
          <Card key={position} card={dealt[position] ?? null} width={34} />
        ))}
      </span>
      <b className="figures">{valueText(value)}</b>
    </li>
  );
}

/** After the draw: the best hold of the five that were dealt, beside the one that was made. */
export function Advice({ rules, result }: Props) {
  const { cards, held } = result.outcome;
  const dealt = cards.slice(0, 5);
  const hold = held ?? [];
  const { data, isError } = useQuery({
    queryKey: ["video-poker-hold", result.id],
    queryFn: () => askAppraisal(rules, dealt, hold),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  if (isError) return null;
  const good = data !== undefined && data.bestValue - data.ownValue < 1e-9;
  return (
    <section className="vp-advice" aria-label="The best hold" aria-busy={!data || undefined}>
      <h2>
        {!data ? "Working out the best hold …" : good ? "You held the best cards" : "Another hold was better"}
      </h2>
      {data && (
        <ol>
          <Row name={good ? "Held" : "You held"} dealt={dealt} hold={hold} value={data.ownValue} />
          {!good && <Row name="Best" dealt={dealt} hold={data.best} value={data.bestValue} />}
        </ol>
      )}
      <p className="caption">
        What one staked returns on average over every draw from the other 47 cards, exactly.
      </p>
    </section>
  );
}
