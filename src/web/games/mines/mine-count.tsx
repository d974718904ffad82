import { CELLS, MINES_MAX, type MinesRules, revealsMax } from "../../../games/mines/multipliers.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Segmented } from "../../ui/segmented.tsx";

const USUAL = [1, 3, 5, 10, 20] as const;

/** The numbers of mines that these rules offer. */
export const countsOf = (rules: MinesRules): readonly number[] =>
  CELLS.slice(1, MINES_MAX + 1).filter((mines) => revealsMax(rules, mines) > 0);

type Props = {
  readonly rules: MinesRules;
  readonly mines: number;
  readonly locked: boolean;
  onMines(mines: number): void;
};

/** How many mines lie in the field: stepped, picked from the usual ones, or typed. */
export function MineCount({ rules, mines, locked, onMines }: Props) {
  const counts = countsOf(rules);
  const at = counts.indexOf(mines);
  const step = (by: number): void => {
    const next = counts[at + by];
    if (next !== undefined) onMines(next);
  };
  return (
    <div className="mine-count">
      <span className="caption" aria-hidden="true">
        Mines
      </span>
      <Button
        iconOnly
        size="small"
        aria-label="One mine fewer"
        disabled={locked || at <= 0}
        onClick={() => step(-1)}
      >
        <Icon name="minus" />
      </Button>
      <output className="figures" aria-label="Mines in the field">
        {mines}
      </output>
      <Button
        iconOnly
        size="small"
        aria-label="One mine more"
        disabled={locked || at + 1 >= counts.length}
        onClick={() => step(1)}
      >
        <Icon name="plus" />
      </Button>
      <Segmented
        legend="Mines"
        options={USUAL.filter((one) => counts.includes(one)).map((one) => ({
          value: String(one),
          label: String(one),
        }))}
        value={String(mines)}
        onChange={(text) => onMines(Number(text))}
        disabled={locked}
      />
    </div>
  );
}
