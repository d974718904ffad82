import { type Command, toJson } from "../command.ts";
import type { CliDeps } from "../house.ts";

const MARK = { ok: "✓", warning: "!", bad: "✗" } as const;

export const doctor: Command<CliDeps> = {
  name: "doctor",
  usage: "doctor [--json]",
  summary: "Look at the whole installation and say how to mend it",
  options: {},
  details: ["Exit code 1 when something is bad; warnings alone end with 0."],
  async run(given, io, deps) {
    const findings = await deps.diagnose();
    const ok = findings.every((finding) => finding.state !== "bad");
    if (given.json) io.out(toJson({ ok, findings }));
    else {
      for (const { name, state, found, mend } of findings) {
        io.out(`${MARK[state]} ${name}: ${found}${mend === undefined ? "" : `\n    ${mend}`}`);
      }
    }
    return ok ? 0 : 1;
  },
};
