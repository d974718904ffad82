import { colourOf } from "./words.ts";

type Props = {
  /** Null while there is nothing to say. */
  readonly pocket: number | null;
  readonly running: boolean;
};

function facets(pocket: number): string {
  if (pocket === 0) return "no dozen, no even chance";
  const parity = pocket % 2 === 0 ? "even" : "odd";
  const half = pocket <= 18 ? "low" : "high";
  return `${parity} · ${half} · dozen ${Math.ceil(pocket / 12)} · column ${((pocket - 1) % 3) + 1}`;
}

/** The number that came, as the croupier calls it: figure, colour in words, the rest. */
export function Result({ pocket, running }: Props) {
  if (pocket === null) {
    return (
      <div className="roulette-result waiting">
        <span className="roulette-figure">{running ? "·" : "–"}</span>
        <span className="roulette-colour">{running ? "No more bets" : "Lay your chips"}</span>
        <span className="roulette-facets">37 pockets, every one as likely</span>
      </div>
    );
  }
  const colour = colourOf(pocket);
  return (
    <div className={`roulette-result ${colour}`}>
      <span className="roulette-figure">{pocket}</span>
      <span className="roulette-colour">{colour}</span>
      <span className="roulette-facets">{facets(pocket)}</span>
    </div>
  );
}
