import type { ReactNode } from "react";
import { everySecond, onCircle, rays } from "./polar.ts";

const PEG_ROWS = [1, 2, 3, 4, 5, 6] as const;

/** A triangle of pegs: row r has r + 1 of them. */
const PEGS = PEG_ROWS.map((row) =>
  Array.from({ length: row + 1 }, (_, i) => `M${50 + (i - row / 2) * 13} ${10 + row * 10.5}h.01`).join(""),
).join("");

/** Things that turn, spin or fall. */
export const WHEEL_EMBLEMS: Readonly<Record<string, ReactNode>> = {
  coinflip: (
    <>
      <ellipse className="deep" cx="50" cy="58" rx="36" ry="30" />
      <ellipse className="body" cx="50" cy="49" rx="36" ry="30" />
      <ellipse className="line fine" cx="50" cy="49" rx="30" ry="24.5" />
      <path
        className="solid"
        d="M50 31l4.7 11.2 12.3 1-9.4 7.9 2.9 11.900L50 56.6 39.5 63l2.9-11.9-9.4-7.9 12.3-1z"
      />
    </>
  ),
  roulette: (
    <>
      <circle className="body" cx="50" cy="50" r="42" />
      <path className="deep" d={everySecond(24, 24, 36)} />
      <circle className="line fine" cx="50" cy="50" r="36" />
      <circle className="line fine" cx="50" cy="50" r="24" />
      <path className="line" d={rays(4, 5, 15)} />
      <circle className="solid" cx="50" cy="50" r="5" />
      <circle className="solid" cx="63.5" cy="19.5" r="4.2" />
    </>
  ),
  wheel: (
    <>
      <circle className="body" cx="50" cy="54" r="38" />
      <path className="deep" d={everySecond(10, 8, 38)} transform="translate(0 4)" />
      <circle className="solid" cx="50" cy="54" r="7" />
      <path className="solid" d="M50 22 43.5 8h13z" />
    </>
  ),
  plinko: (
    <>
      <path className="line dot" d={PEGS} />
      <path
        className="line fine"
        d="M50 12 56.5 25 50 36 43.5 46.5 50 57 56.5 67.5 63 78"
        strokeDasharray="2 4"
      />
      <circle className="solid" cx="64" cy="82" r="6" />
      <path className="line" d="M5 92V84M20 92V84M35 92V84M50 92V84M65 92V84M80 92V84M95 92V84M5 92H95" />
    </>
  ),
  slots: (
    <>
      <rect className="body" x="8" y="18" width="84" height="64" rx="9" />
      <path className="line fine" d="M36 18v64M64 18v64" />
      <path className="line" d="M3 50h7M90 50h7" />
      <circle className="solid" cx="22" cy="50" r="8" />
      <path className="solid" d="M50 40l9 10-9 10-9-10z" />
      <path className="solid" d="M70 42h16v5l-8 12h-6l7-12h-9z" />
      <path className="line fine" d="M18 26h8M46 26h8M74 26h8M18 74h8M46 74h8M74 74h8" />
    </>
  ),
  crash: (
    <>
      <path className="line fine" d="M12 14V86H92M12 68h4M12 50h4M12 32h4M32 86v-4M52 86v-4M72 86v-4" />
      <path className="body" d="M12 84C44 82 62 66 76 22V86H12z" />
      <path className="line" d="M12 84C44 82 62 66 76 22" />
      <path className="line fine" d={`M76 22V86`} strokeDasharray="3 4" />
      <circle className="solid" cx="76" cy="22" r="5.5" />
    </>
  ),
  hundred: (
    <>
      <path
        className="body"
        d={`M${onCircle(-0.31, 42, 50, 58)}A42 42 0 1 1 ${onCircle(0.31, 42, 50, 58)}L${onCircle(0.31, 26, 50, 58)}A26 26 0 1 0 ${onCircle(-0.31, 26, 50, 58)}Z`}
      />
      <path
        className="deep"
        d={`M${onCircle(0.06, 42, 50, 58)}A42 42 0 0 1 ${onCircle(0.31, 42, 50, 58)}L${onCircle(0.31, 26, 50, 58)}A26 26 0 0 0 ${onCircle(0.06, 26, 50, 58)}Z`}
      />
      <path className="line" d={`M50 58L${onCircle(0.14, 36, 50, 58)}`} />
      <circle className="solid" cx="50" cy="58" r="5" />
    </>
  ),
};
