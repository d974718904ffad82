import { percentText } from "../../ui/percent.ts";

/** Fractions up to this many characters fit under their percentage. */
const SHORT = 13;

/** A return as a percentage with the exact fraction that it is. */
export function ExactReturn({ n, d }: { readonly n: string; readonly d: string }) {
  const fraction = `${n}/${d}`;
  const percent = percentText(Number(n) / Number(d));
  if (fraction.length <= SHORT) {
    return (
      <span className="figures">
        {percent} <span className="caption figures whitespace-nowrap">= {fraction}</span>
      </span>
    );
  }
  return (
    <details className="figures">
      <summary title="The exact fraction">{percent}</summary>
      <span className="caption figures block max-w-56 text-left break-all whitespace-normal">
        = {fraction}
      </span>
    </details>
  );
}
