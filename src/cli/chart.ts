type Chance = { readonly multiplier: number; readonly probability: number };

const WIDTH = 720;
const BAR = 18;
const LEFT = 110;
const RIGHT = 110;
/** Bars are drawn for at most this many results; a finer distribution is shown as its likeliest part. */
const BARS_MAX = 60;

const xmlText = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** An SVG of a distribution: one bar a result, length by the logarithm of its probability. */
export function distributionSvg(title: string, distribution: readonly Chance[]): string {
  const shown = [...distribution]
    .sort((a, b) => b.probability - a.probability)
    .slice(0, BARS_MAX)
    .sort((a, b) => a.multiplier - b.multiplier);
  const least = Math.min(...shown.map((chance) => chance.probability));
  const span = Math.max(1, -Math.log10(least));
  const length = (p: number): number =>
    Math.max(2, (1 + Math.log10(p) / (span + 1)) * (WIDTH - LEFT - RIGHT));
  const bars = shown.map(({ multiplier, probability }, row) => {
    const y = 40 + row * (BAR + 4);
    const label = `${(multiplier / 10_000).toFixed(2)}×`;
    const figure =
      probability >= 0.0001 ? `${(probability * 100).toFixed(3)} %` : `1 in ${Math.round(1 / probability)}`;
    const end = LEFT + length(probability);
    return [
      `<text x="${LEFT - 8}" y="${y + 13}" text-anchor="end">${label}</text>`,
      `<rect x="${LEFT}" y="${y}" width="${(end - LEFT).toFixed(1)}" height="${BAR}" fill="${multiplier > 10_000 ? "#4fb286" : multiplier === 0 ? "#d4604c" : "#d8a24a"}"/>`,
      `<text x="${(end + 6).toFixed(1)}" y="${y + 13}">${figure}</text>`,
    ].join("");
  });
  const height = 56 + shown.length * (BAR + 4);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="monospace" font-size="12">`,
    `<rect width="100%" height="100%" fill="#f6f3ea"/><text x="${LEFT}" y="24" font-size="14">${xmlText(title)} (return, probability on a log scale)</text>`,
    ...bars,
    "</svg>",
  ].join("\n");
}
