import { Link } from "@tanstack/react-router";
import { MULTIPLIER_ONE } from "../../base/money.ts";
import type { Round } from "../../contract/rounds.ts";
import { timesText } from "../ui/amount-text.ts";
import { wordsOf } from "./words-catalog.ts";
import "./last-rounds.css";

const SHOWN = 10;

const fateOf = ({ multiplier, state }: Round): "open" | "loss" | "even" | "win" =>
  state === "open"
    ? "open"
    : multiplier > MULTIPLIER_ONE
      ? "win"
      : multiplier === MULTIPLIER_ONE
        ? "even"
        : "loss";

type Props = { readonly rounds: readonly Round[] };

/** The last ten rounds, the newest first; each leads to its proof. */
export function LastRounds({ rounds }: Props) {
  const shown = rounds.slice(0, SHOWN);
  return (
    <nav className="last-rounds" aria-label="Last rounds">
      <span className="caption">Last rounds</span>
      <ol>
        {shown.map((round) => {
          const words = wordsOf(round.game);
          return (
            <li key={round.id}>
              <Link
                to="/fairness/$round"
                params={{ round: round.id }}
                className="round-tile"
                data-fate={fateOf(round)}
                title={`${words.outcome(round.outcome, round.bet)}, ${timesText(round.multiplier)}`}
              >
                <b>{words.mark(round.outcome, round.bet)}</b>
                <span>{round.state === "open" ? "open" : timesText(round.multiplier)}</span>
              </Link>
            </li>
          );
        })}
        {shown.length === 0 && <li className="caption">None yet.</li>}
      </ol>
    </nav>
  );
}
