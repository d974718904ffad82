import { expect, test } from "vitest";
import { parse } from "yaml";
import { JOBS } from "../../src/jobs/schedule.ts";
import { filesOf, readFile } from "./tree.ts";

const BOXES = 27;

test("every box of the production plan has a file and a test that exist, and is ticked unless it says that it is not shown yet", () => {
  const plan = readFile("docs/production-plan.md");
  const boxes = plan.split(/^- \[/m).slice(1);
  expect(boxes).toHaveLength(BOXES);
  for (const box of boxes) {
    expect(box).toMatch(/^(?:x\] \*\*(?![\s\S]*Not shown yet)| \] \*\*[\s\S]*Not shown yet)/);
    const [made = "", shown = ""] = box.split(" · ");
    for (const part of [made, shown]) {
      const named = [...part.matchAll(/`((?:[\w.-]+\/)*[\w-]*\.?[\w-]+\.?\w*)`/g)].map(
        ([, path = ""]) => path,
      );
      const paths = named.filter((path) => /[/.]/.test(path));
      expect([box.slice(0, 40), paths.length > 0]).toEqual([box.slice(0, 40), true]);
      for (const path of paths) expect([path, filesOf(path).length]).toEqual([path, 1]);
    }
  }
});

type Rules = {
  readonly groups: readonly {
    readonly rules: readonly {
      readonly alert: string;
      readonly expr: string;
      readonly labels: { readonly severity: string };
      readonly annotations: { readonly summary: string; readonly runbook: string };
    }[];
  }[];
};

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, "")
    .trim()
    .replaceAll(" ", "-");

test("every alert names a section of the runbooks, and has a test of when it fires", () => {
  const headings = [...readFile("docs/operations.md").matchAll(/^#{2,3} (.+)$/gm)].map(([, text = ""]) =>
    anchorOf(text),
  );
  const { groups } = parse(readFile("deploy/prometheus/rules.yml")) as Rules;
  const alerts = groups.flatMap(({ rules }) => rules);
  expect(alerts.length).toBeGreaterThan(10);
  const tried = readFile("deploy/prometheus/rules.test.yml");
  for (const { alert, labels, annotations } of alerts) {
    const [document, anchor] = annotations.runbook.split("#");
    expect([alert, document]).toEqual([alert, "docs/operations.md"]);
    expect(headings).toContain(anchor);
    expect(["page", "ticket"]).toContain(labels.severity);
    expect([alert, tried.includes(`alertname: ${alert}`)]).toEqual([alert, true]);
  }
});

test("every job is missed by an alert when it does not end well", () => {
  const { groups } = parse(readFile("deploy/prometheus/rules.yml")) as Rules;
  const missed = groups
    .flatMap(({ rules }) => rules)
    .flatMap(({ expr }) => [...expr.matchAll(/job_awaited_since_timestamp_seconds\{job=~?"([^"]+)"/g)])
    .flatMap(([, jobs = ""]) => jobs.split("|"));
  const steps = JOBS.flatMap((job) => job.steps.map(({ name }) => name));
  expect([...new Set(missed)].sort()).toEqual(steps.sort());
});

test("what docs/operations.md distributes by player has the player in its primary key, and what it copies whole does not need it", () => {
  const tables = new Map(
    filesOf("migrations/*.sql").flatMap(({ text }) =>
      [...text.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\)/g)].map(
        ([, name = "", body = ""]) => [name, body] as const,
      ),
    ),
  );
  const guide = readFile("docs/operations.md");
  const distributed = [...guide.matchAll(/create_distributed_table\('(\w+)', 'player_id'/g)].map(
    ([, name = ""]) => name,
  );
  expect(distributed.length).toBeGreaterThan(6);
  for (const name of distributed) {
    const body = tables.get(name) ?? "no such table";
    expect([name, /player_id uuid PRIMARY KEY|PRIMARY KEY \([^)]*\bplayer_id\b/.test(body)]).toEqual([
      name,
      true,
    ]);
  }
  const copied = [...guide.matchAll(/create_reference_table\('(\w+)'/g)].map(([, name = ""]) => name);
  for (const name of copied) expect([...tables.keys()]).toContain(name);
});
