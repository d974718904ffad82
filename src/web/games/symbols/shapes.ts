/** What a symbol is drawn of, on a grid of 100: the body, what is lit on it, what is cut into it. Colours are classes. */
export type Shape = {
  readonly hue: "red" | "yellow" | "violet" | "brass" | "green" | "blue" | "pale";
  readonly body: string;
  readonly lit?: string;
  readonly cut?: string;
};

const disc = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

function starPath(points: number, outer: number, inner: number): string {
  const corners = Array.from({ length: 2 * points }, (_, i) => {
    const angle = (Math.PI * i) / points;
    const radius = i % 2 === 0 ? outer : inner;
    return `${(50 + Math.sin(angle) * radius).toFixed(1)} ${(52 - Math.cos(angle) * radius).toFixed(1)}`;
  });
  return `M${corners.join("L")}z`;
}

export const SHAPES = {
  cherry: {
    hue: "red",
    body: `${disc(31, 68, 20)}${disc(68, 72, 20)}`,
    lit: "M62 13Q84 6 92 24Q73 29 62 13z",
    cut: "M31 49Q40 22 62 13M68 53Q66 30 62 13M22 62q3 -8 10 -9M59 66q3 -8 10 -9",
  },
  lemon: {
    hue: "yellow",
    body: "M12 57Q5 50 13 44Q24 20 52 20Q80 20 88 43Q96 50 89 57Q78 82 50 82Q22 82 12 57z",
    cut: "M26 50Q32 32 50 30",
  },
  plum: {
    hue: "violet",
    body: "M50 24Q86 22 84 58Q80 88 50 88Q20 88 16 58Q14 22 50 24z",
    lit: "M50 24Q54 6 76 8Q74 24 50 24z",
    cut: "M50 24Q36 54 48 86",
  },
  bell: {
    hue: "brass",
    body: `M50 10q7 0 7 8Q75 25 75 52Q75 66 86 75H14Q25 66 25 52Q25 25 43 18Q43 10 50 10z${disc(50, 83, 8)}`,
    cut: "M25 60H75M36 30Q33 38 33 48",
  },
  bar: {
    hue: "pale",
    body: "M10 30h80q4 0 4 4v32q0 4 -4 4h-80q-4 0 -4 -4v-32q0 -4 4 -4z",
    cut: "M19 39v22h8q6 0 6 -6q0 -4 -4 -5q4 -1 4 -5q0 -6 -6 -6zM19 50h10M43 61l8 -22l8 22M46 54h10M69 61v-22h8q7 0 7 7t-7 7h-8m8 0l7 8",
  },
  seven: {
    hue: "red",
    body: "M18 14H84V32Q60 56 57 88H34Q37 56 60 34H33V46H18z",
    cut: "M24 20H78",
  },
  star: {
    hue: "brass",
    body: starPath(5, 44, 18),
    cut: "M50 52V20M50 52L80 42M50 52L69 79M50 52L31 79M50 52L20 42",
  },
  clover: {
    hue: "green",
    body: `${disc(35, 33, 18)}${disc(65, 33, 18)}${disc(35, 61, 18)}${disc(65, 61, 18)}`,
    cut: "M50 47Q52 74 64 90M50 47L35 33M50 47L65 33M50 47L35 61M50 47L65 61",
  },
  mushroom: {
    hue: "red",
    body: "M8 54Q10 14 50 14Q90 14 92 54z",
    lit: `M36 54H64Q61 74 66 88H34Q39 74 36 54z${disc(34, 36, 7)}${disc(62, 30, 8)}${disc(78, 45, 5)}`,
  },
  moon: { hue: "pale", body: "M60 10A42 42 0 1 0 90 66A34 34 0 1 1 60 10z", cut: "M34 38q-8 14 0 28" },
  key: {
    hue: "brass",
    body: "M32 14a22 22 0 1 0 15 38L76 81l-7 7 8 8 7 -7 5 5 7 -7L55 44A22 22 0 0 0 32 14zm0 13a9 9 0 1 1 0 18a9 9 0 0 1 0 -18z",
  },
  crown: {
    hue: "brass",
    body: "M14 78L8 30L31 50L50 16L69 50L92 30L86 78z",
    cut: "M15 68H85",
    lit: `${disc(50, 58, 5)}${disc(32, 60, 4)}${disc(68, 60, 4)}`,
  },
  gem: {
    hue: "blue",
    body: "M26 16H74L94 42L50 90L6 42z",
    cut: "M6 42H94M26 16L36 42L50 90L64 42L74 16M36 42L50 16L64 42",
  },
  phoenix: {
    hue: "red",
    body: "M50 10Q61 20 57 36Q76 14 97 20Q90 52 60 60Q62 78 74 90Q55 88 50 74Q45 88 26 90Q38 78 40 60Q10 52 3 20Q24 14 43 36Q39 20 50 10z",
    lit: "M50 30Q56 44 50 64Q44 44 50 30z",
    cut: "M62 46Q78 42 86 30M38 46Q22 42 14 30",
  },
  dragon: {
    hue: "green",
    body: "M20 82Q2 54 30 46Q58 40 54 29Q50 21 36 27L26 22L38 17L34 6L48 13Q76 10 78 34Q80 56 52 60Q34 64 38 74Q45 84 64 77Q80 70 82 52L94 66Q90 93 58 94Q30 96 20 82z",
    lit: disc(58, 26, 4),
    cut: "M64 40q6 4 3 10M44 53q5 4 3 8",
  },
} as const satisfies Record<string, Shape>;

export type SymbolName = keyof typeof SHAPES;
