import type { BlackjackRules } from "../../../games/blackjack/rules.ts";

/** "3 to 2" from 25,000 ten-thousandths: what is won on a stake, in the smallest whole numbers. */
export function oddsName(returns: number): string {
  let [a, b] = [returns - 10_000, 10_000];
  const [win, per] = [a, b];
  while (b !== 0) [a, b] = [b, a % b];
  return `${win / a} to ${per / a}`;
}

const GREAT = "M-60 40Q380 300 820 40";
const SMALL = "M-40 78Q380 336 800 78";

/** What is printed on the cloth: the rules that are in force. */
export function Felt({ rules }: { readonly rules: BlackjackRules }) {
  const draws = rules.soft17 === "stand" ? "stands on every 17" : "draws to a soft 17";
  const insured = rules.insurance === "offered" ? "  ·  Insurance pays 2 to 1" : "";
  return (
    <svg className="bj-felt" viewBox="0 0 760 260" aria-hidden="true">
      <path id="bj-great" d={GREAT} fill="none" />
      <path id="bj-small" d={SMALL} fill="none" />
      <path className="bj-arc" d="M-60 62Q380 322 820 62" />
      <path className="bj-arc" d="M-60 90Q380 350 820 90" />
      <text className="bj-great" textAnchor="middle">
        <textPath href="#bj-great" startOffset="50%">
          Blackjack pays {oddsName(rules.blackjack)}
        </textPath>
      </text>
      <text className="bj-small" textAnchor="middle">
        <textPath href="#bj-small" startOffset="50%">
          {`Dealer ${draws}${insured}`}
        </textPath>
      </text>
    </svg>
  );
}
