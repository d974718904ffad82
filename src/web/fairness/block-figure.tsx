import { Ribbon } from "../ui/ribbon.tsx";
import { hexOfByte, WORD_BYTES } from "../ui/tape.ts";
import { arithmeticOf } from "./arithmetic.ts";
import type { Step } from "./recompute.ts";
import "./block-figure.css";

const WORDS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const WORDS_A_BLOCK = WORDS.length;

type Props = {
  /** Which block of the stream, from 0, and its 32 bytes. */
  readonly round: number;
  readonly bytes: Uint8Array;
  readonly steps: readonly Step[];
  /** What a draw came to, in the words of the game. */
  labelOf(step: Step): string;
};

const wordOf = (bytes: Uint8Array, index: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(index * WORD_BYTES);

/** The step that read a word of the stream, if any. */
const stepAt = (steps: readonly Step[], word: number): Step | undefined =>
  steps.find((step) => word >= step.from && word < step.from + step.words.length);

/**
 * A block of the stream as tape, and under each of its eight words what was made of it. Tape and words share one grid, so that
 * a column (on a narrow screen a row) reads from holes to outcome.
 */
export function BlockFigure({ round, bytes, steps, labelOf }: Props) {
  const first = round * WORDS_A_BLOCK;
  const used = WORDS.filter((word) => stepAt(steps, first + word) !== undefined);
  return (
    <figure className="block-figure">
      <figcaption>
        block {round} <span>HMAC-SHA256(server seed, client seed:nonce:{round})</span>
      </figcaption>
      <div className="block-grid">
        <div className="block-tape wide">
          <Ribbon bytes={bytes} lie="along" sealed={false} lit={used} label={tapeLabel(round, used.length)} />
        </div>
        <div className="block-tape tall">
          <Ribbon bytes={bytes} lie="down" sealed={false} lit={used} label={tapeLabel(round, used.length)} />
        </div>
        <ol className="block-words" start={first}>
          {WORDS.map((word) => (
            <WordCell
              key={word}
              bytes={bytes.subarray(word * WORD_BYTES, (word + 1) * WORD_BYTES)}
              word={wordOf(bytes, word)}
              at={first + word}
              step={stepAt(steps, first + word)}
              labelOf={labelOf}
            />
          ))}
        </ol>
      </div>
    </figure>
  );
}

const tapeLabel = (round: number, used: number): string =>
  `Block ${round} of the stream as tape; ${used === 0 ? "no word" : used === 1 ? "1 word" : `${used} words`} of it became draws.`;

type CellProps = {
  readonly bytes: Uint8Array;
  readonly word: number;
  readonly at: number;
  readonly step: Step | undefined;
  labelOf(step: Step): string;
};

function WordCell({ bytes, word, at, step, labelOf }: CellProps) {
  const hex = Array.from(bytes, hexOfByte).join(" ");
  if (!step) {
    return (
      <li className="word-cell unused">
        <code className="word-hex">{hex}</code>
        <span className="word-note">not read</span>
      </li>
    );
  }
  const sum = arithmeticOf(word, step.n);
  const decides = at === step.from + step.words.length - 1;
  return (
    <li className={`word-cell ${decides ? "used" : "refused"}`}>
      <code className="word-hex">{hex}</code>
      <span className="word-sum">
        {word.toLocaleString("en").replaceAll(",", "\u202f")} <i>× {step.n} ÷ 2³²</i>
      </span>
      <span className="word-scaled">
        = <b>{sum.value}</b>
        {sum.scaled.slice(String(sum.value).length)}
      </span>
      <strong className="word-label">{decides ? labelOf(step) : "refused: next word"}</strong>
    </li>
  );
}
