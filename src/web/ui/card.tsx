import { type CardText, RANKS, type Rank, SUITS, type Suit } from "../../fair/cards.ts";
import { SUIT_NAMES, SUIT_SHAPES } from "./suits.ts";
import "./card.css";

const WIDTH = 90;
const HEIGHT = 126;

const RANK_NAMES: Partial<Readonly<Record<Rank, string>>> = {
  T: "10",
  J: "Jack",
  Q: "Queen",
  K: "King",
  A: "Ace",
};

const isRank = (text: string): text is Rank => RANKS.includes(text as Rank);
const isSuit = (text: string): text is Suit => SUITS.includes(text as Suit);

/** "Queen of diamonds". */
export function cardName(card: CardText): string {
  const [rank = "", suit = ""] = card;
  return isRank(rank) && isSuit(suit) ? `${RANK_NAMES[rank] ?? rank} of ${SUIT_NAMES[suit]}` : card;
}

/** Rows of the tape on a card's back: where they begin and their dashes. */
const BACK_ROWS = Array.from({ length: 12 }, (_, row) => ({
  y: 18 + row * 8.2,
  dashes: `${[0.01, 6, 0.01][row % 3]} 8 ${[12, 0.01, 4][row % 3]} 8`,
}));

function Back() {
  return (
    <g>
      <rect className="card-back" x="5" y="5" width={WIDTH - 10} height={HEIGHT - 10} rx="5" />
      <rect className="card-back-frame" x="9" y="9" width={WIDTH - 18} height={HEIGHT - 18} rx="3" />
      {BACK_ROWS.map(({ y, dashes }) => (
        <path key={y} className="card-back-holes" d={`M16 ${y}H75`} strokeDasharray={dashes} />
      ))}
    </g>
  );
}

function Corner({ rank, suit }: { readonly rank: Rank; readonly suit: Suit }) {
  return (
    <g>
      <text className="card-rank" x="15.5" y="27" textAnchor="middle">
        {rank === "T" ? "10" : rank}
      </text>
      <path d={SUIT_SHAPES[suit]} transform="translate(8.5 32) scale(0.14)" />
    </g>
  );
}

function Face({ rank, suit }: { readonly rank: Rank; readonly suit: Suit }) {
  const corner = <Corner rank={rank} suit={suit} />;
  return (
    <g className={suit === "d" || suit === "h" ? "card-red" : "card-black"}>
      {corner}
      <g transform={`rotate(180 ${WIDTH / 2} ${HEIGHT / 2})`}>{corner}</g>
      {"JQK".includes(rank) ? (
        <text className="card-great" x={WIDTH / 2} y={HEIGHT / 2 + 20} textAnchor="middle">
          {rank}
        </text>
      ) : (
        <path
          d={SUIT_SHAPES[suit]}
          transform={`translate(${WIDTH / 2 - 20} ${HEIGHT / 2 - 20}) scale(0.4)`}
        />
      )}
    </g>
  );
}

type Props = {
  /** "Qd"; null lies face down. */
  readonly card: CardText | null;
  /** Pixels. */
  readonly width?: number;
};

/** A playing card; its back is a piece of tape. */
export function Card({ card, width = WIDTH }: Props) {
  const [rank = "", suit = ""] = card ?? "";
  const open = isRank(rank) && isSuit(suit);
  return (
    <svg
      className="card-face"
      role="img"
      aria-label={card === null ? "A card face down" : cardName(card)}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={width}
      height={(width * HEIGHT) / WIDTH}
    >
      <rect className="card-paper" x="1" y="1" width={WIDTH - 2} height={HEIGHT - 2} rx="8" />
      {open ? <Face rank={rank} suit={suit} /> : <Back />}
    </svg>
  );
}
