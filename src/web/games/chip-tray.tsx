import { amountText } from "../ui/amount-text.ts";
import { Button } from "../ui/button.tsx";
import { CHIP_VALUES, Chip } from "../ui/chip.tsx";
import { Icon } from "../ui/icon.tsx";
import "./chip-tray.css";

type Props = {
  /** What the next chip is worth, minor units. */
  readonly value: number;
  onValue(minor: number): void;
  readonly max: number;
  readonly disabled: boolean;
  /** Whether a chip may be chosen: in an open round of craps, say, while nothing else here may be done. */
  readonly choosing?: boolean;
  readonly canUndo: boolean;
  readonly hasBet: boolean;
  readonly hasLast: boolean;
  onUndo(): void;
  onClear(): void;
  onDouble(): void;
  onLast(): void;
};

/** For tables with chips: which chip to lay, and what can be done with those that lie. */
export function ChipTray(props: Props) {
  const { value, onValue, max, disabled, canUndo, hasBet, hasLast, choosing = !disabled } = props;
  return (
    <div className="chip-tray">
      <fieldset disabled={!choosing}>
        <legend className="sr-only">Chip to lay</legend>
        {CHIP_VALUES.filter((minor) => minor <= max).map((minor) => (
          <label key={minor} className="tray-chip">
            <input
              type="radio"
              name="chip"
              className="sr-only"
              checked={minor === value}
              onChange={() => onValue(minor)}
              aria-label={`${amountText(minor)} credits`}
            />
            <Chip minor={minor} size={44} />
          </label>
        ))}
      </fieldset>
      <div className="tray-tools">
        <Button size="small" disabled={disabled || !canUndo} onClick={props.onUndo} aria-keyshortcuts="z">
          <Icon name="undo" size={16} />
          Undo
        </Button>
        <Button size="small" disabled={disabled || !hasBet} onClick={props.onDouble}>
          Double
        </Button>
        <Button size="small" disabled={disabled || !hasBet} onClick={props.onClear} aria-keyshortcuts="x">
          Clear
        </Button>
        <Button size="small" disabled={disabled || !hasLast} onClick={props.onLast}>
          Last bet
        </Button>
      </div>
    </div>
  );
}
