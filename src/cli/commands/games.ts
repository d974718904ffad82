import { formatMinor } from "../../base/money.ts";
import type { OfferChange } from "../../services/admin/offers.ts";
import type { CatalogEntry } from "../../services/catalog.ts";
import { amountOf, type Command, type Given, required, textOf, toJson, Usage } from "../command.ts";
import { type CliDeps, inHouse } from "../house.ts";
import { table } from "../table.ts";

const PUBLISHED = "published";

/** Minor units of "12", "12.5" or "12.50"; null for "published". Throws Usage. */
function stakeOf(given: Given, name: string): bigint | null | undefined {
  const text = textOf(given, name);
  if (text === undefined) return undefined;
  if (text === PUBLISHED) return null;
  return amountOf(text, name);
}

function changeOf(given: Given): OfferChange {
  const [on, off] = [given.options["on"] === true, given.options["off"] === true];
  if (on && off) throw new Usage("--on or --off?");
  const stakeMin = stakeOf(given, "stake-min");
  const stakeMax = stakeOf(given, "stake-max");
  const change = {
    ...((on || off) && { enabled: on }),
    ...(stakeMin !== undefined && { stakeMin }),
    ...(stakeMax !== undefined && { stakeMax }),
  };
  if (Object.keys(change).length === 0)
    throw new Usage("nothing to set: --on, --off, --stake-min or --stake-max");
  return change;
}

function gamesOf(word: string | undefined, entries: readonly CatalogEntry[]): CatalogEntry["game"]["id"][] {
  const ids = entries.map(({ game }) => game.id);
  const meant = word === "all" ? ids : ids.filter((id) => id === word);
  if (meant.length === 0)
    throw new Usage(`there is no game ${word ?? ""}; there are ${ids.join(", ")}, and all`);
  return meant;
}

const rowOf = ({ game, enabled, stakeMin, stakeMax }: CatalogEntry): string[] => [
  game.id,
  enabled ? "on" : "off",
  formatMinor(stakeMin),
  formatMinor(stakeMax),
];

export const games: Command<CliDeps> = {
  name: "games",
  usage: "games | games set GAME|all [--on|--off] [--stake-min X] [--stake-max X] --reason TEXT [--json]",
  summary: "Which games are on offer and for what stakes; change that while the house is open",
  options: {
    on: { type: "boolean" },
    off: { type: "boolean" },
    "stake-min": { type: "string" },
    "stake-max": { type: "string" },
    reason: { type: "string" },
  },
  details: [
    "--on, --off      offered or not; open hands are played to their end either way",
    `--stake-min X    the least and the greatest stake, such as 2.50; "${PUBLISHED}" takes back what was set`,
    "--stake-max X",
    "--reason TEXT    why; it stands in the log of the staff",
    "Every process hears of it at once over Redis, without Redis within five seconds. A game that comes back is watched anew.",
  ],
  async run(given, io, deps) {
    const [verb, word, ...rest] = given.words;
    if ((verb !== undefined && verb !== "set") || rest.length > 0)
      throw new Usage("games, or games set GAME");
    const deed =
      verb === undefined
        ? undefined
        : { actorId: undefined, change: changeOf(given), reason: required(given, "reason") };
    return await inHouse(deps, async (house) => {
      if (deed) {
        for (const game of gamesOf(word, house.catalog.all()))
          await house.admin.offers.change({ ...deed, game });
        await house.catalog.refresh();
      }
      const entries = house.catalog.all();
      io.out(
        given.json
          ? toJson(
              entries.map(({ game, enabled, rulesId, stakeMin, stakeMax }) => ({
                game: game.id,
                enabled,
                rulesId,
                stakeMin,
                stakeMax,
              })),
            )
          : table(["game", "offered", "least stake", "greatest stake"], entries.map(rowOf)),
      );
      return 0;
    });
  },
};
