import type { Simulation } from "../services/simulate/simulate.ts";

const WIDTH = 860;
const HEIGHT = 260;
const PAD = 56;

const xmlText = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const percent = (value: number, places = 4): string => `${(value * 100).toFixed(places)} %`;
const figure = (value: number): string => value.toLocaleString("en-GB");

/** The running mean against rounds (log scale), with the band in which it should be 99.9 % of the time. */
function convergencePlot(run: Simulation): string {
  const expected = run.exact?.agreement.meanExpected ?? run.mean;
  const deviation = run.exact?.agreement.deviationExpected ?? run.deviation;
  const [first] = run.path[0] ?? [1];
  const logFirst = Math.log10(first);
  const span = Math.max(0.001, Math.log10(run.rounds) - logFirst);
  const reach = Math.max(1e-9, (4 * deviation) / Math.sqrt(first));
  const x = (rounds: number): number => PAD + ((Math.log10(rounds) - logFirst) / span) * (WIDTH - 2 * PAD);
  const y = (value: number): number =>
    HEIGHT / 2 - Math.max(-1, Math.min(1, (value - expected) / reach)) * (HEIGHT / 2 - 24);
  const line = (points: readonly (readonly [number, number])[]): string =>
    points.map(([rounds, value]) => `${x(rounds).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  const edge = (sign: number): string =>
    line(
      run.path.map(([rounds]) => [rounds, expected + (sign * 3.29 * deviation) / Math.sqrt(rounds)] as const),
    );
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Running mean of the return">
<line x1="${PAD}" x2="${WIDTH - PAD}" y1="${y(expected)}" y2="${y(expected)}" class="axis"/>
<polyline points="${edge(1)}" class="band"/><polyline points="${edge(-1)}" class="band"/>
<polyline points="${line(run.path)}" class="mean"/>
<text x="${PAD}" y="${HEIGHT - 6}">${figure(first)} rounds</text>
<text x="${WIDTH - PAD}" y="${HEIGHT - 6}" text-anchor="end">${figure(run.rounds)}</text>
<text x="${WIDTH / 2}" y="${HEIGHT - 6}" text-anchor="middle">${run.exact ? "line: exact" : "line: mean"} ${percent(expected)}</text></svg>`;
}

/** Share of each result: bar observed, mark exact, both on a log scale. */
function histogram(run: Simulation): string {
  const exact = new Map(
    run.exact?.distribution.map(({ multiplier, probability }) => [
      multiplier,
      Number(probability.n) / Number(probability.d),
    ]),
  );
  const values = [...new Set([...run.counts.keys(), ...exact.keys()])].sort((a, b) => a - b).slice(0, 80);
  const least = Math.min(...values.map((v) => exact.get(v) || (run.counts.get(v) ?? 1) / run.rounds));
  const floor = Math.log10(Math.max(least, 1e-12)) - 0.5;
  const width = (p: number): number => (p <= 0 ? 0 : Math.max(0, 1 - Math.log10(p) / floor) * (WIDTH - 340));
  const rows = values.map((value, row) => {
    const seen = (run.counts.get(value) ?? 0) / run.rounds;
    const wanted = exact.get(value);
    const y = row * 20;
    const mark =
      wanted === undefined
        ? ""
        : `<line x1="${110 + width(wanted)}" x2="${110 + width(wanted)}" y1="${y}" y2="${y + 16}" class="mark"/>`;
    return `<text x="100" y="${y + 12}" text-anchor="end">${(value / 10_000).toFixed(2)}×</text>
<rect x="110" y="${y + 2}" width="${width(seen).toFixed(1)}" height="12" class="bar"/>${mark}
<text x="${WIDTH - 220}" y="${y + 12}">${percent(seen, 5)}${wanted === undefined ? "" : `  exact ${percent(wanted, 5)}`}</text>`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${values.length * 20 + 8}" role="img" aria-label="Results, observed and exact">${rows.join("")}</svg>`;
}

/** A simulation as one HTML file that needs nothing else. */
export function simulationReport(run: Simulation): string {
  const agreed = run.exact?.agreement;
  const facts: [string, string][] = [
    ["rounds", figure(run.rounds)],
    ["strategy", run.strategy],
    ["observed return", percent(run.mean, 5)],
    ["exact return", agreed ? percent(agreed.meanExpected, 5) : "not of this strategy"],
    ["observed standard deviation", run.deviation.toFixed(5)],
    ["exact standard deviation", agreed ? agreed.deviationExpected.toFixed(5) : "–"],
    ["distance of the means, z", agreed ? agreed.z.toFixed(3) : "–"],
    [
      "chi-square",
      agreed
        ? `${agreed.chiSquare.toFixed(2)} on ${agreed.degrees} degrees, p = ${agreed.chiSquareChance.toPrecision(3)}`
        : "–",
    ],
    ["speed", `${figure(run.speed)} rounds a second and core`],
  ];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${xmlText(run.game)} ${xmlText(run.bet)}</title>
<style>body{background:#f6f3ea;color:#1c1a16;font:15px/1.5 system-ui,sans-serif;max-width:900px;margin:3rem auto;padding:0 1rem}
h1{font-family:Georgia,serif;font-weight:500}svg{width:100%;font:12px ui-monospace,monospace}td{padding:.15rem 1rem .15rem 0;font-variant-numeric:tabular-nums}
.axis{stroke:#8a8478}.band{fill:none;stroke:#d8a24a;stroke-dasharray:4 3}.mean{fill:none;stroke:#1c1a16;stroke-width:1.5}
.bar{fill:#d8a24a}.mark{stroke:#1c1a16;stroke-width:2}</style>
<h1>${xmlText(run.game)}: ${xmlText(run.bet)}</h1><table>${facts.map(([name, value]) => `<tr><td>${name}</td><td>${xmlText(value)}</td></tr>`).join("")}</table>
<h2>Running mean</h2><p>Dashed: where it is 99.9 % of the time when the odds are right.</p>${convergencePlot(run)}
<h2>Results</h2><p>Bars are what came out, marks what is exact; both on a log scale.</p>${histogram(run)}</html>`;
}
