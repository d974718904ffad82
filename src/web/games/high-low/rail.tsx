import { RANKS } from "../../../fair/cards.ts";
import { type Guess, guessesOn, isRight } from "../../../games/high-low/guess.ts";
import { GUESS_NAMES } from "./words.ts";

type Props = {
  /** 0 a two, 12 an ace: the card that the guesses are about. */
  readonly rank: number;
  /** The rank that came after it, once it is seen. */
  readonly next: number | null;
  /** The guess that was made on it. */
  readonly made: Guess | "skip" | null;
};

const label = (rank: number): string => (RANKS[rank] === "T" ? "10" : (RANKS[rank] ?? ""));
const MARK: Readonly<Record<Guess, string>> = {
  "higher-or-same": "▲",
  higher: "▲",
  "lower-or-same": "▼",
  lower: "▼",
  same: "●",
};

/** The thirteen ranks with those that make each guess right: every rank is as likely as any other, so the row is the odds. */
export function Rail({ rank, next, made }: Props) {
  return (
    <div className="rail">
      {guessesOn(rank).map((guess) => {
        const ways = RANKS.filter((_, at) => isRight(guess, rank, at)).length;
        return (
          <div key={guess} className="rail-row" data-made={made === guess || undefined}>
            <span className="rail-name">
              {GUESS_NAMES[guess]}
              <b className="figures"> {ways}/13</b>
            </span>
            <span className="rail-marks" aria-hidden="true">
              {RANKS.map((name, at) => (
                <i key={name} data-right={isRight(guess, rank, at) || undefined}>
                  {isRight(guess, rank, at) ? MARK[guess] : "·"}
                </i>
              ))}
            </span>
          </div>
        );
      })}
      <div className="rail-row ranks" aria-hidden="true">
        <span className="rail-name" />
        <span className="rail-marks">
          {RANKS.map((name, at) => (
            <i key={name} data-now={at === rank || undefined} data-next={at === next || undefined}>
              {label(at)}
            </i>
          ))}
        </span>
      </div>
    </div>
  );
}
