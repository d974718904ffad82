import { Link } from "@tanstack/react-router";
import type { Replay } from "../../../contract/replays.ts";
import type { GameWords } from "../../games/words.ts";
import { Amount } from "../../ui/amount.tsx";
import { timesText } from "../../ui/amount-text.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Seal } from "../../ui/seal.tsx";
import "../../games/slip.css";

type Props = {
  readonly replay: Replay;
  /** Whether the telling has come to its end: before that, figures would tell it first. */
  readonly over: boolean;
  readonly words: GameWords;
  readonly proving: boolean;
  onProve(): void;
};

/** What was staked, what came back, and how anybody can hold the house to it. */
export function Ticket({ replay, over, words, proving, onProve }: Props) {
  const { round } = replay;
  const sealed = round.serverSeed === null;
  return (
    <aside className="slip replay-ticket" aria-label="The round">
      <p className="replay-outcome" aria-live="polite">
        {over ? words.outcome(round.outcome, round.bet) : "…"}
      </p>
      <dl className="slip-terms">
        <div>
          <dt>Bet</dt>
          <dd>{words.bet(round.bet)}</dd>
        </div>
        <div>
          <dt>Staked</dt>
          <dd>
            <Amount minor={over ? round.stake : round.openingStake} currency="credits" />
          </dd>
        </div>
        <div>
          <dt>Came back</dt>
          <dd>{over ? <Amount minor={round.payout} currency="credits" /> : "…"}</dd>
        </div>
        <div>
          <dt>Multiplier</dt>
          <dd className="figures">{over ? timesText(round.multiplier) : "…"}</dd>
        </div>
        <div>
          <dt>Played</dt>
          <dd>{new Date(round.createdAt).toLocaleString()}</dd>
        </div>
      </dl>
      <div className="replay-seal">
        {sealed && <Seal state="sealed" size={40} />}
        <p>
          {sealed
            ? "Its seed is still secret, because rounds are being played with it. The commitment below was given before the bet; once the seed is revealed, this page proves the round."
            : "Its seed is revealed: your own browser can work the round out again."}
        </p>
      </div>
      <p className="caption figures wrap-anywhere">{round.serverSeedHash}</p>
      {!sealed && (
        <Button aria-expanded={proving} onClick={onProve}>
          <Icon name="fairness" size={16} />
          {proving ? "Hide the proof" : "Verify in this browser"}
        </Button>
      )}
      <Link to="/games/$game" params={{ game: round.game }} className={buttonClass({ tone: "quiet" })}>
        To the table
      </Link>
      <p className="caption">Shown by its player. Nothing here says who that is.</p>
    </aside>
  );
}
