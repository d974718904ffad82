import { type ReactNode, useState } from "react";
import { useRemembered } from "../../shell/remembered.ts";
import { theme } from "../../shell/theme.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { Controls } from "./controls.tsx";
import { Figures } from "./figures.tsx";
import { Objects } from "./objects.tsx";
import { Overlays } from "./overlays.tsx";
import { States } from "./states.tsx";

const SHOWN = ["dark", "light"] as const;

const SWATCHES = [
  "ground",
  "sunk",
  "raised",
  "lifted",
  "line",
  "edge",
  "muted",
  "ink",
  "brass",
  "cap",
  "cap-side",
  "rim",
  "win",
  "win-ink",
  "loss",
  "loss-ink",
] as const;

export function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className="border-t border-line py-8" aria-label={name}>
      <h2 className="display mb-5 text-2xl">{name}</h2>
      {children}
    </section>
  );
}

function Tokens() {
  return (
    <div className="grid gap-6 lg:grid-cols-[1fr_auto]">
      <ul className="flex flex-wrap gap-3">
        {SWATCHES.map((name) => (
          <li key={name} className="caption w-20">
            <span
              className="mb-1 block h-12 rounded-md border border-line"
              style={{ background: `var(--color-${name})` }}
            />
            {name}
          </li>
        ))}
      </ul>
      <div>
        <p className="display text-5xl">Every draw, on the record</p>
        <p className="mt-2">Sentences are set in Instrument Sans: plain, exact, quiet.</p>
        <p className="figures mt-1">0123456789 · 97.297297 % · 92a94e8c23510695</p>
      </div>
    </div>
  );
}

/** All components in the theme of the page: for the eye, and for the picture that the e2e run takes. */
export function Gallery() {
  const current = useRemembered(theme);
  const [count, setCount] = useState(0);
  return (
    <div className="mx-auto max-w-6xl py-8" data-presses={count}>
      <div className="flex flex-wrap items-center justify-between gap-4 pb-6">
        <h1 className="display text-4xl">Parts of the house</h1>
        <Segmented
          legend="Theme"
          options={SHOWN.map((value) => ({ value, label: value === "dark" ? "Dark" : "Light" }))}
          value={current === "light" ? "light" : "dark"}
          onChange={(next) => theme.set(next)}
        />
      </div>
      <Part name="Colour and type">
        <Tokens />
      </Part>
      <Part name="Controls">
        <Controls onPress={() => setCount(count + 1)} />
      </Part>
      <Part name="Figures">
        <Figures />
      </Part>
      <Part name="Objects">
        <Objects />
      </Part>
      <Part name="States">
        <States />
      </Part>
      <Part name="Above the page">
        <Overlays />
      </Part>
    </div>
  );
}
