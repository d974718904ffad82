import { POCKETS, RED } from "../../../games/roulette/positions.ts";
import { boxOn, type Lie } from "./drawing.ts";
import { type Box, columnBox, dozenBox, EVEN_CHANCES, evenBox, numberBox } from "./layout.ts";

type Props = {
  readonly lie: Lie;
  /** The pockets that the position under hand or focus covers. */
  readonly covered: ReadonlySet<number>;
  /** The pocket that came, once the ball lies. */
  readonly won: number | null;
};

const EVEN_WORDS: Readonly<Record<(typeof EVEN_CHANCES)[number], string>> = {
  low: "1–18",
  even: "Even",
  red: "Red",
  black: "Black",
  odd: "Odd",
  high: "19–36",
};
const DOZEN_WORDS = ["1st 12", "2nd 12", "3rd 12"] as const;
const NUMBERS: readonly number[] = Array.from({ length: POCKETS }, (_, pocket) => pocket);
const THREE = [1, 2, 3] as const;

function Cell({ box, kind, text }: { readonly box: Box; readonly kind: string; readonly text: string }) {
  return (
    <g className={`felt-cell ${kind}`}>
      <rect x={box.x} y={box.y} width={box.w} height={box.h} />
      <text x={box.x + box.w / 2} y={box.y + box.h / 2} textAnchor="middle" dominantBaseline="central">
        {text}
      </text>
    </g>
  );
}

/** Red and black are drawn as on the cloth: a lozenge, filled or hollow, beside the word. */
function Lozenge({ box, kind }: { readonly box: Box; readonly kind: "red" | "black" }) {
  const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
  const [rx, ry] = [Math.min(44, box.w / 2 - 5), Math.min(25, box.h / 2 - 5)];
  return (
    <path
      className={`felt-lozenge ${kind}`}
      d={`M${x - rx} ${y}L${x} ${y - ry}L${x + rx} ${y}L${x} ${y + ry}Z`}
    />
  );
}

const Frame = ({ box, kind }: { readonly box: Box; readonly kind: string }) => (
  <rect className={`felt-frame ${kind}`} x={box.x} y={box.y} width={box.w} height={box.h} />
);

/** The croupier's marker on the number that came: a frame and a peg, so that it reads without colour. */
function Won({ box }: { readonly box: Box }) {
  return (
    <>
      <Frame box={box} kind="won" />
      <path className="felt-peg" d={`M${box.x + box.w - 21} ${box.y + 4}h17v17l-8.5 -6l-8.5 6z`} />
    </>
  );
}

const colourOf = (pocket: number): string => (pocket === 0 ? "zero" : RED.has(pocket) ? "red" : "black");

/** The cloth: boxes, numbers and words. Nothing here is pressed; the places on top of it are. */
export function Felt({ lie, covered, won }: Props) {
  return (
    <g className="felt">
      {NUMBERS.map((pocket) => (
        <Cell
          key={pocket}
          box={boxOn(lie, numberBox(pocket))}
          kind={colourOf(pocket)}
          text={String(pocket)}
        />
      ))}
      {THREE.map((column) => (
        <Cell key={column} box={boxOn(lie, columnBox(column))} kind="plain" text="2 to 1" />
      ))}
      {THREE.map((dozen) => (
        <Cell
          key={dozen}
          box={boxOn(lie, dozenBox(dozen))}
          kind="plain"
          text={DOZEN_WORDS[dozen - 1] ?? ""}
        />
      ))}
      {EVEN_CHANCES.map((chance, index) => {
        const box = boxOn(lie, evenBox(index));
        const coloured = chance === "red" || chance === "black";
        return (
          <g key={chance}>
            <rect className="felt-box" x={box.x} y={box.y} width={box.w} height={box.h} />
            {coloured && <Lozenge box={box} kind={chance} />}
            <Cell box={box} kind={coloured ? "word on-lozenge" : "word"} text={EVEN_WORDS[chance]} />
          </g>
        );
      })}
      {[...covered].map((pocket) => (
        <Frame key={pocket} box={boxOn(lie, numberBox(pocket))} kind="covered" />
      ))}
      {won !== null && <Won box={boxOn(lie, numberBox(won))} />}
    </g>
  );
}
