import type { Program } from "./programs.ts";

/** Which folders of test/ each Vitest project runs. pure needs nothing but Node. */
export const FOLDERS = {
  pure: ["base", "fair", "games", "contract", "web", "shape", "vectors", "support", "rig"],
  house: [
    "config",
    "db",
    "cluster",
    "ledger",
    "store",
    "services",
    "http",
    "live",
    "jobs",
    "cli",
    "security",
  ],
  races: ["races"],
  e2e: ["e2e"],
  deploy: ["deploy"],
} as const;
type Project = keyof typeof FOLDERS;

/** The layers of the tests: projects that are run together, and what they need besides Node. */
export const LAYERS = {
  pure: { projects: ["pure"], needs: [] },
  house: { projects: ["house", "races"], needs: ["postgres", "redis-server", "openssl", "python3"] },
  e2e: { projects: ["e2e"], needs: ["postgres", "redis-server", "chromium"] },
  deploy: {
    projects: ["deploy"],
    needs: [
      "postgres",
      "redis-server",
      "nginx",
      "nginx-brotli",
      "caddy",
      "prometheus",
      "pgbackrest",
      "openssl",
    ],
  },
} as const satisfies Record<string, { projects: readonly Project[]; needs: readonly Program[] }>;
export type Layer = keyof typeof LAYERS;

const LAYER_NAMES = Object.keys(LAYERS) as Layer[];
const isLayer = (text: string): text is Layer => Object.hasOwn(LAYERS, text);

function layerOfPath(path: string): Layer | undefined {
  const folder = /^(?:\.\/)?test\/([^/]+)(?:\/|$)/.exec(path)?.[1];
  return LAYER_NAMES.find((layer) =>
    LAYERS[layer].projects.some((project) => FOLDERS[project].some((name) => name === folder)),
  );
}

export type Plan = {
  readonly layers: readonly Layer[];
  readonly projects: readonly string[];
  readonly needs: readonly Program[];
  /** Path filters and options, handed to Vitest as they are. */
  readonly rest: readonly string[];
};

/** What the words after `npm test --` ask for: layers, path filters, or nothing (everything). */
export function planOf(words: readonly string[]): Plan {
  const named = words.filter(isLayer);
  const rest = words.filter((word) => !isLayer(word));
  const paths = rest.filter((word) => !word.startsWith("-")).map(layerOfPath);
  const known = paths.filter((layer) => layer !== undefined);
  const asked =
    named.length > 0 ? named : known.length > 0 && known.length === paths.length ? known : LAYER_NAMES;
  const layers = LAYER_NAMES.filter((layer) => asked.includes(layer));
  return {
    layers,
    projects: layers.flatMap((layer) => [...LAYERS[layer].projects]),
    needs: [...new Set(layers.flatMap((layer): readonly Program[] => LAYERS[layer].needs))],
    rest,
  };
}
