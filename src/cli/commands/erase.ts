import { type Command, required, textOf, toJson, Usage } from "../command.ts";
import { type CliDeps, type House, inHouse } from "../house.ts";

/** The most people whose deletion is done again in one call. */
const AGAIN_MAX = 100_000;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

type Done = { readonly json: unknown; readonly text: string };

async function one({ players, accounts }: House, who: string, reason: string): Promise<Done> {
  const found = await players.find(who);
  if (!found) throw new Usage(`there is no player ${who}`);
  await accounts.byShell.erase(found.id, reason);
  return {
    json: { erased: [found.id] },
    text: `${who} is deleted. The books keep what was played under ${found.id}.`,
  };
}

async function list({ accounts }: House): Promise<Done> {
  const departed = [];
  for await (const left of accounts.byShell.departed()) departed.push(left);
  return {
    json: departed,
    text: departed.map(({ playerId, leftAt }) => `${playerId}  ${leftAt.toISOString()}`).join("\n"),
  };
}

async function again({ accounts }: House, ids: readonly string[]): Promise<Done> {
  const erased = await accounts.byShell.eraseAgain(ids);
  return { json: { named: ids.length, erased }, text: `${ids.length} named, ${erased} deleted again.` };
}

export const erase: Command<CliDeps> = {
  name: "erase",
  usage: "erase --player WHO --reason TEXT | erase --list | erase --again FILE [--json]",
  summary: "Delete an account as its owner could; after a restore, delete again who had left",
  options: {
    player: { type: "string" },
    reason: { type: "string" },
    list: { type: "boolean" },
    again: { type: "string" },
  },
  details: [
    "--player WHO    username, email or id",
    "--reason TEXT   why; it stands in the log of the staff",
    "--list          the ids of everybody who has left, and when: keep it before an older backup takes this ledger's place",
    "--again FILE    deletes everybody whose id stands in the file, as --list printed it, and who has an account again",
    "Rounds and transfers stay under the id, so that every balance can be proved; an exclusion or a ban goes on.",
  ],
  async run(given, io, deps) {
    const file = textOf(given, "again");
    const who = textOf(given, "player");
    const isList = given.options["list"] === true;
    if ([file, who, isList || undefined].filter((way) => way !== undefined).length !== 1)
      throw new Usage("one of --player, --list and --again");
    const reason = who === undefined ? "" : required(given, "reason");
    const ids = file === undefined ? [] : ((await io.readFile(file)).match(UUID) ?? []);
    if (ids.length > AGAIN_MAX) throw new Usage(`at most ${AGAIN_MAX} at once`);
    return await inHouse(deps, async (house) => {
      const done =
        who === undefined ? await (isList ? list(house) : again(house, ids)) : await one(house, who, reason);
      if (given.json || done.text !== "") io.out(given.json ? toJson(done.json) : done.text);
      return 0;
    });
  },
};
