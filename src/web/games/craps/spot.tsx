import type { ReactNode } from "react";
import type { LaidChip } from "../../../games/craps/chips.ts";
import { amountText } from "../../ui/amount-text.ts";
import { Chip } from "../../ui/chip.tsx";
import { type Spot, spotKey, spotName } from "./spots.ts";

/** What the layout knows about every spot. */
export type Cloth = {
  chipOn(spot: Spot): LaidChip | undefined;
  /** Why a spot cannot be pressed now; undefined where it can. */
  refusal(spot: Spot): string | undefined;
  /** What became of the chip there in the throw that lies: "won", "lost", "push". */
  fate(spot: Spot): "win" | "lose" | "push" | undefined;
  readonly open: boolean;
  press(spot: Spot): void;
  remove(spot: Spot): void;
};

type Props = {
  readonly cloth: Cloth;
  readonly spot: Spot;
  readonly className?: string;
  readonly hint?: string;
  readonly children?: ReactNode;
};

const FATES = { win: "won", lose: "lost", push: "push" } as const;

/** A place on the cloth: pressed, it takes a chip; in an open round a chip that may be taken down goes back. */
export function SpotButton({ cloth, spot, className = "", hint, children }: Props) {
  const chip = cloth.chipOn(spot);
  const why = cloth.refusal(spot);
  const fate = cloth.fate(spot);
  const said = [
    spotName(spot),
    chip ? `${amountText(chip.stake)} on it` : "",
    fate ? FATES[fate] : "",
    cloth.open && chip && !why ? "press to take it down" : "",
  ];
  return (
    <button
      type="button"
      className={`cr-spot ${className}`}
      data-spot={spotKey(spot)}
      data-fate={fate}
      aria-disabled={why !== undefined || undefined}
      title={why}
      onClick={() => why === undefined && cloth.press(spot)}
      onContextMenu={(event) => {
        event.preventDefault();
        cloth.remove(spot);
      }}
      onKeyDown={(event) => {
        if (event.key === "Delete" || event.key === "Backspace") cloth.remove(spot);
      }}
    >
      <span className="sr-only">{said.filter(Boolean).join(", ")}.</span>
      <span className="cr-print">{children}</span>
      {hint && (
        <span className="cr-hint" aria-hidden="true">
          <kbd>{hint}</kbd>
        </span>
      )}
      {chip && (
        <span className="cr-chip" aria-hidden="true">
          <Chip minor={chip.stake} size={32} />
        </span>
      )}
      {fate && (
        <span className="cr-fate" aria-hidden="true">
          {FATES[fate]}
        </span>
      )}
    </button>
  );
}
