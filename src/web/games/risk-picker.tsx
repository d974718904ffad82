import { RISKS, type Risk } from "../../games/risk.ts";
import { Segmented } from "../ui/segmented.tsx";

const OPTIONS = RISKS.map((risk) => ({ value: risk, label: `${risk[0]?.toUpperCase()}${risk.slice(1)}` }));

type Props = { readonly risk: Risk; readonly locked: boolean; onRisk(risk: Risk): void };

export const RiskPicker = ({ risk, locked, onRisk }: Props) => (
  <div className="grid gap-1">
    <span className="caption" aria-hidden="true">
      Risk
    </span>
    <Segmented legend="Risk" options={OPTIONS} value={risk} onChange={onRisk} disabled={locked} />
  </div>
);

type SizeProps = {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly size: number;
  readonly locked: boolean;
  onSize(size: number): void;
};

/** How many segments, rows or picks: the sizes that the rules offer. */
export const SizePicker = ({ name, sizes, size, locked, onSize }: SizeProps) => (
  <div className="grid gap-1">
    <span className="caption" aria-hidden="true">
      {name}
    </span>
    <Segmented
      legend={name}
      options={sizes.map((one) => ({ value: String(one), label: String(one) }))}
      value={String(size)}
      onChange={(text) => onSize(Number(text))}
      disabled={locked}
    />
  </div>
);
