import { readFileSync } from "node:fs";

/** What probe.js prints. */
export type Probe = {
  readonly uid: number;
  readonly gid: number;
  readonly status: Readonly<Record<string, string>>;
  readonly writes: Readonly<Record<string, string>>;
  readonly setuidFiles: readonly string[];
  readonly root: Readonly<Record<string, string>>;
  readonly packages: readonly string[];
  readonly sbom: { readonly bomFormat: string; readonly components: readonly { readonly name: string }[] };
  readonly tools: readonly string[];
  readonly pages: boolean;
  readonly sources: readonly string[];
};

type Manifest = { readonly dependencies: Readonly<Record<string, string>> };
/** Only what nothing that runs needs bears one of these marks. */
type Lock = {
  readonly packages: Readonly<
    Record<string, { readonly dev?: true; readonly optional?: true; readonly devOptional?: true }>
  >;
};

const readRoot = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));

const NO_CAPABILITY = "0000000000000000";
const WRITABLE = ["/data", "/tmp"];

/** What must hold, whether it does, and what was seen. */
export type Held = readonly [what: string, is: boolean, seen: string];

function confinement({ uid, gid, status, writes, setuidFiles, root }: Probe): Held[] {
  const sets = ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"].filter(
    (name) => status[name] !== NO_CAPABILITY,
  );
  const written = Object.keys(writes).filter((place) => writes[place] === "done");
  const gained = Object.keys(root).filter((way) => ["done", "root"].includes(root[way] ?? ""));
  return [
    ["it runs as 10001, not as root", uid === 10_001 && gid === 10_001, `uid ${uid}`],
    ["it has no capability", sets.length === 0, `CapEff ${status["CapEff"]}`],
    ["it can gain no privilege", status["NoNewPrivs"] === "1", `NoNewPrivs ${status["NoNewPrivs"]}`],
    ["no file in it runs as somebody else", setuidFiles.length === 0, setuidFiles.join(" ") || "none setuid"],
    [
      "it writes into its volume and /tmp, and nowhere else",
      written.sort().join() === WRITABLE.join(),
      Object.entries(writes)
        .map(([place, how]) => `${place} ${how}`)
        .join(", "),
    ],
    [
      "no way to root is open",
      gained.length === 0,
      Object.entries(root)
        .map(([way, how]) => `${way} ${how}`)
        .join(", "),
    ],
  ];
}

function contents({ packages, sbom, tools, pages, sources }: Probe): Held[] {
  const manifest = readRoot("package.json") as Manifest;
  const lock = readRoot("package-lock.json") as Lock;
  const unwanted = packages.filter((name) => {
    const { dev, optional, devOptional } = lock.packages[`node_modules/${name}`] ?? {};
    return dev || optional || devOptional;
  });
  const needed = Object.keys(manifest.dependencies);
  const listed = new Set(sbom.components.map(({ name }) => name));
  const unlisted = needed.filter((name) => !listed.has(name));
  return [
    [
      "no package for development is in it",
      unwanted.length === 0,
      unwanted.join(" ") || `${packages.length} packages`,
    ],
    [
      "its bill of materials (CycloneDX) names every package that runs",
      sbom.bomFormat === "CycloneDX" && unlisted.length === 0,
      unlisted.join(" ") || `${sbom.components.length} components`,
    ],
    ["it brings nothing that installs", tools.length === 0, tools.join(" ") || "no npm"],
    ["the pages are built", pages, ""],
    [
      "no test, history or secret came along",
      !sources.some((name) => /^(test|\.git|\.env|deploy)/.test(name)),
      sources.join(" "),
    ],
  ];
}

/** Everything that is held against what the probe saw. */
export const refusals = (probe: Probe): readonly Held[] => [...confinement(probe), ...contents(probe)];
