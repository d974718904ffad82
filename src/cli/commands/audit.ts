import { type Command, toJson } from "../command.ts";
import { type CliDeps, inHouse } from "../house.ts";

export const audit: Command<CliDeps> = {
  name: "audit",
  usage: "audit [--json]",
  summary: "Prove the ledger: balances, sums, rounds, nonces, sealed blocks",
  options: {},
  details: [
    "Exit code 1 and the first difference of each proof that fails. It may run while the house plays.",
  ],
  async run(given, io, deps) {
    return await inHouse(deps, async (house) => {
      const report = await house.books.audit(({ name, checked, difference }) => {
        const line = `${difference ? "✗" : "✓"} ${name} (${checked})`;
        if (given.json) io.err(line);
        else io.out(difference ? `${line}\n    ${toJson(difference)}` : line);
      });
      if (given.json) io.out(toJson(report));
      else io.out(report.ok ? "The books are right." : "The books are NOT right.");
      return report.ok ? 0 : 1;
    });
  },
};
