import type { CliDeps } from "../../src/cli/house.ts";
import { runCli } from "../../src/cli/main.ts";
import type { House } from "./house.ts";

/** Runs a command of the house on a house that is open; what it wrote and its exit code. files: what it may read, by path. */
export async function command(
  house: House,
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
) {
  const [out, err]: [string[], string[]] = [[], []];
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    raw: async () => {},
    redraw: () => {},
    readFile: async (path: string) => files[path] ?? "",
    isTerminal: false,
  };
  const openHouse: CliDeps["openHouse"] = async () => ({ ...house.app, close: async () => {} });
  const code = await runCli(args, io, { openHouse } as CliDeps);
  return { code, out: out.join("\n"), err: err.join("\n") };
}
