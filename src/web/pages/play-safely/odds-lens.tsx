import { useState } from "react";
import { GAME_IDS, type GameId, isGameId } from "../../../games/ids.ts";
import { useGames, useOdds } from "../../api/queries.ts";
import { Lens } from "../../lens/lens.tsx";
import { amountText, parseAmount } from "../../ui/amount-text.ts";
import { FaultNote } from "../../ui/fault-note.tsx";
import { Field } from "../../ui/field.tsx";
import { percentText } from "../../ui/percent.ts";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type BetGroup, groupBets } from "../odds/bet-groups.ts";
import { Section } from "../profile/section.tsx";

/** Minor units: what a table opens with. */
const STAKE_FIRST = 500;

function Drawn({ game, group, stake }: { game: GameId; group: BetGroup; stake: number }) {
  return <Lens bet={`${game} ${group.odds.name}`} shares={group.odds.distribution} stake={stake} />;
}

/** Any bet of the house through the lens. */
export function OddsLens() {
  const games = useGames().data?.games ?? [];
  const [game, setGame] = useState<GameId>(GAME_IDS[0]);
  const [name, setName] = useState("");
  const [text, setText] = useState(amountText(STAKE_FIRST));
  const { data, error, refetch, isFetching } = useOdds(game);
  const groups = data ? groupBets(data.bets) : [];
  const group = groups.find(({ odds }) => odds.name === name) ?? groups[0];
  const stake = parseAmount(text);
  return (
    <Section
      wide
      title="Odds lens"
      about="Where you would be after a number of equal bets: every possible result and how likely it is."
    >
      <div className="lens-choice">
        <Select
          label="Game"
          value={game}
          options={games.map(({ id, name: shown }) => ({ value: id, label: shown }))}
          onChange={(value) => isGameId(value) && setGame(value)}
        />
        <Select
          label="Bet"
          value={group?.odds.name ?? ""}
          options={groups.map(({ label, odds }) => ({
            value: odds.name,
            label: `${label} (${percentText(Number(odds.rtpDecimal))})`,
          }))}
          onChange={setName}
        />
        <Field
          label="Stake of one bet"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          error={stake ? undefined : "Write an amount, for example 5."}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {error && !data && <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />}
      {!group && !error && <Skeleton height={20} />}
      {group && stake ? <Drawn game={game} group={group} stake={stake} /> : null}
    </Section>
  );
}
