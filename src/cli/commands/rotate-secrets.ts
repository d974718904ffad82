import { type Command, toJson } from "../command.ts";
import { type CliDeps, inHouse } from "../house.ts";

const THINGS = { seeds: "server seeds", letters: "letters", secondFactors: "second factors" } as const;

export const rotateSecrets: Command<CliDeps> = {
  name: "rotate-secrets",
  usage: "rotate-secrets [--json]",
  summary:
    "Encrypt everything that is kept encrypted with the first secret of RNG_SECRET, while the house is open",
  options: {},
  details: [
    "Before: every process knows both secrets, the new one first (RNG_SECRET=new:…,old:…).",
    "After: the old one can be taken away. docs/security.md has the whole procedure.",
    "Exit code 1: something was encrypted with a secret that is not in RNG_SECRET.",
  ],
  async run(given, io, deps) {
    return await inHouse(deps, async (house) => {
      const rekeyed = await house.rekey();
      const { keyId, done, lost, keepOldUntil } = rekeyed;
      const isWhole = Object.values(lost).every((count) => count === 0);
      if (given.json) {
        io.out(toJson(rekeyed));
        return isWhole ? 0 : 1;
      }
      for (const [name, what] of Object.entries(THINGS) as [keyof typeof THINGS, string][]) {
        io.out(`${done[name]} ${what} encrypted with secret ${keyId}`);
        if (lost[name] > 0) io.err(`${lost[name]} ${what} need a secret that is not in RNG_SECRET`);
      }
      if (keepOldUntil) {
        io.out(
          `Keep the old secret, last in the list, until ${keepOldUntil.toISOString().slice(0, 10)}: it recognises people who may not come back yet.`,
        );
      }
      return isWhole ? 0 : 1;
    });
  },
};
