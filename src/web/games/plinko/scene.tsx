import { memo, useMemo, useRef } from "react";
import { MULTIPLIER_ONE } from "../../../base/money.ts";
import type { PlinkoBet, PlinkoOutcome, PlinkoRules } from "../../../games/plinko/plinko.ts";
import type { Risk } from "../../../games/risk.ts";
import { timesText } from "../../ui/amount-text.ts";
import { RiskPicker, SizePicker } from "../risk-picker.tsx";
import { defineScene, type SceneProps } from "../scene.ts";
import { useFlight } from "../use-flight.ts";
import { useKeys } from "../use-keys.ts";
import { BOARD, ballAt, bucketX, fallMs, type Geometry, geometryOf, pegsOf } from "./board.ts";
import "./plinko.css";

const FIRST: PlinkoBet = { rows: 12, risk: "medium" };

const rowsOf = (rules: PlinkoRules, risk: Risk): number[] =>
  rules.tables
    .filter((table) => table.risk === risk)
    .map((table) => table.rows)
    .sort((a, b) => a - b);

const paysOf = (rules: PlinkoRules, bet: PlinkoBet): readonly number[] =>
  rules.tables.find((table) => table.risk === bet.risk && table.rows === bet.rows)?.pays ?? [];

function firstBet(rules: PlinkoRules): PlinkoBet | null {
  if (paysOf(rules, FIRST).length > 0) return FIRST;
  const table = rules.tables[0];
  return table ? { rows: table.rows, risk: table.risk } : null;
}

const RISK_KEYS: Readonly<Record<string, Risk>> = { l: "low", k: "medium", h: "high" };

function Scene(props: SceneProps<PlinkoRules, PlinkoBet, PlinkoOutcome>) {
  const { rules, bet, onBetChange, phase, result, onRevealed, sound } = props;
  const ball = useRef<SVGGElement>(null);
  const row = useRef(-1);
  const revealing = phase === "revealing";
  const same =
    bet !== null && result !== null && bet.rows === result.bet.rows && bet.risk === result.bet.risk;
  const shown = result && (revealing || same) ? result.bet : (bet ?? FIRST);
  const geometry = useMemo(() => geometryOf(shown.rows), [shown.rows]);
  const landed = result !== null && shown === result.bet ? result : null;

  useFlight({
    active: revealing,
    ms: fallMs(shown.rows),
    draw(t) {
      if (!landed) return;
      const at = ballAt(geometry, landed.outcome.path, landed.id, revealing ? t : 1);
      ball.current?.setAttribute("transform", `translate(${at.x.toFixed(2)} ${at.y.toFixed(2)})`);
      if (revealing && at.row !== row.current && t < 1) sound.play("tick", 0.55, 1 + at.row * 0.03);
      if (revealing && t === 1) sound.play("land", 0.6, 1.6);
      row.current = at.row;
    },
    done: onRevealed,
  });
  useKeys((key) => {
    const risk = RISK_KEYS[key];
    if (!risk || !bet || phase !== "idle" || paysOf(rules, { ...bet, risk }).length === 0) return false;
    onBetChange({ ...bet, risk });
    return true;
  });

  const locked = phase !== "idle";
  return (
    <div className="plinko">
      <svg className="plinko-board" viewBox={`0 0 ${BOARD.width} ${BOARD.height}`} aria-hidden="true">
        <Pegs geometry={geometry} />
        {landed && !locked && <Trail geometry={geometry} path={landed.outcome.path} />}
        <Buckets
          geometry={geometry}
          pays={paysOf(rules, shown)}
          hit={landed && !locked ? landed.outcome.bucket : null}
        />
        <g ref={ball} visibility={landed ? "visible" : "hidden"}>
          <circle className="plinko-ball" r={geometry.ball} />
          <circle
            className="plinko-gleam"
            cx={-geometry.ball * 0.3}
            cy={-geometry.ball * 0.35}
            r={geometry.ball * 0.28}
          />
        </g>
      </svg>
      {bet && (
        <div className="plinko-terms">
          <RiskPicker risk={bet.risk} locked={locked} onRisk={(risk) => onBetChange({ ...bet, risk })} />
          <SizePicker
            name="Rows"
            sizes={rowsOf(rules, bet.risk)}
            size={bet.rows}
            locked={locked}
            onSize={(rows) => onBetChange({ ...bet, rows })}
          />
        </div>
      )}
    </div>
  );
}

const Pegs = memo(function Pegs({ geometry }: { readonly geometry: Geometry }) {
  return (
    <g className="plinko-pegs">
      {pegsOf(geometry).map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={geometry.ball * 0.42} />
      ))}
    </g>
  );
});

/** The way the ball took, left as a thin line: the still tells the whole path. */
function Trail({ geometry, path }: { readonly geometry: Geometry; readonly path: string }) {
  const points = Array.from({ length: path.length + 1 }, (_, row) => {
    const { x, y } = ballAt(geometry, path, "", row === path.length ? 1 : (row + 1) / (geometry.rows + 1));
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return <path className="plinko-trail" d={`M${points.join("L")}`} />;
}

type BucketsProps = {
  readonly geometry: Geometry;
  readonly pays: readonly number[];
  readonly hit: number | null;
};

/** As high as they pay, on a log scale, so that the shape of the bet is seen before it is made. */
function Buckets({ geometry, pays, hit }: BucketsProps) {
  const width = geometry.across - 3;
  return (
    <g className="plinko-buckets">
      {pays.map((pay, bucket) => {
        const x = bucketX(geometry, bucket) - width / 2;
        const kind = pay > MULTIPLIER_ONE ? "gain" : pay === MULTIPLIER_ONE ? "even" : "some";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bucket is its place on the board.
          <g key={bucket} className={`${kind}${hit === bucket ? " hit" : ""}`}>
            <path d={`M${x} ${BOARD.bottom + 4}v52q0 4 4 4h${width - 8}q4 0 4 -4v-52`} />
            <text
              x={x + width / 2}
              y={BOARD.bottom + 46}
              textAnchor="middle"
              fontSize={Math.min(15, width * 0.36)}
            >
              {shortPay(pay)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Without the sign: seventeen buckets stand side by side. */
const shortPay = (pay: number): string =>
  timesText(pay)
    .replace("×", "")
    .replace(/(\.\d)0$/, "$1")
    .replace(/^0\./, ".");

export const scene = defineScene<PlinkoRules, PlinkoBet, PlinkoOutcome>({
  Scene,
  firstBet,
  keys: [{ keys: "l  k  h", does: "low, medium, high risk" }],
});
