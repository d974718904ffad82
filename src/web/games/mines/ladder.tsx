import { useEffect, useRef } from "react";
import { CELLS, type MinesRules, minesMultiplier, revealsMax } from "../../../games/mines/multipliers.ts";
import { timesText } from "../../ui/amount-text.ts";

type Props = {
  readonly rules: MinesRules;
  readonly mines: number;
  /** Safe tiles so far. */
  readonly safe: number;
  /** Whether a round is open: then the next step is a choice to be made. */
  readonly open: boolean;
};

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 2 : 1)} %`;

/** How many of the tiles that are face down are safe, said as a fraction and as a chance. */
export function nextChance(mines: number, safe: number): { readonly of: string; readonly chance: string } {
  const down = CELLS.length - safe;
  const good = down - mines;
  return { of: `${good} of ${down}`, chance: percent(good / down) };
}

/** Every tile that can be turned, with what the stake returns after it and the chance of that step. */
export function Ladder({ rules, mines, safe, open }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const box = list.current;
    const step = box?.children[Math.max(0, safe - 1)];
    if (!box || !(step instanceof HTMLElement)) return;
    box.scrollTo({ left: step.offsetLeft - box.offsetLeft, top: step.offsetTop - box.offsetTop });
  }, [safe]);
  return (
    <ol
      ref={list}
      className="ladder"
      aria-label="What the stake returns, tile by tile"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard.
      tabIndex={0}
    >
      {Array.from({ length: revealsMax(rules, mines) }, (_, index) => {
        const tile = index + 1;
        const state = tile <= safe ? "done" : tile === safe + 1 && open ? "next" : "ahead";
        return (
          <li key={tile} data-state={state} aria-current={state === "next" ? "step" : undefined}>
            <span className="ladder-tile">
              <span className="sr-only">tile </span>
              {tile}
            </span>
            <b className="figures">{timesText(minesMultiplier(rules, mines, tile))}</b>
            <span className="figures ladder-chance">{nextChance(mines, index).chance}</span>
          </li>
        );
      })}
    </ol>
  );
}
