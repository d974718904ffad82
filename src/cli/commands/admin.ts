import { isUuid } from "../../base/id.ts";
import { formatMinor } from "../../base/money.ts";
import { amountOf, type Command, type Given, type Io, required, textOf, toJson, Usage } from "../command.ts";
import { type CliDeps, type House, inHouse } from "../house.ts";

/** What a verb did: as JSON, and as sentences. */
type Done = { readonly json: unknown; readonly text: readonly string[] };
type Deed = (house: House) => Promise<Done>;

const SECOND_FACTOR =
  "Set up a second factor at the first sign-in: without one the back office stays closed.";
const linkText = (link: string): string =>
  `Choose the password here, within an hour (the link works once): ${link}`;

async function idOf({ players }: House, who: string): Promise<string> {
  const found = await players.find(who);
  if (!found) throw new Usage(`there is no player ${who}`);
  return found.id;
}

async function create(given: Given, io: Io): Promise<Deed> {
  const file = textOf(given, "password-file");
  const password = file === undefined ? undefined : (await io.readFile(file)).split("\n")[0];
  const who = { username: required(given, "username"), email: required(given, "email"), password };
  return async ({ players, accounts }) => {
    const id = await players.createAdmin(who);
    const link = password === undefined ? await accounts.byShell.passwordLink(id) : undefined;
    const text = [
      `Administrator ${who.username} made.`,
      ...(link === undefined ? [] : [linkText(link)]),
      SECOND_FACTOR,
    ];
    return { json: { id, ...(link !== undefined && { link }) }, text };
  };
}

function promote(given: Given): Deed {
  const who = required(given, "player");
  return async (house) => {
    const id = await house.players.makeAdmin(who);
    if (id === undefined) throw new Usage(`there is no player ${who}`);
    return { json: { id }, text: [`${who} is an administrator now.`, SECOND_FACTOR] };
  };
}

function link(given: Given): Deed {
  const who = required(given, "player");
  return async (house) => {
    const id = await idOf(house, who);
    const made = await house.accounts.byShell.passwordLink(id);
    return { json: { id, link: made }, text: [linkText(made)] };
  };
}

function grant(given: Given): Deed {
  const [by, who, reason] = [required(given, "by"), required(given, "player"), required(given, "reason")];
  const currency = required(given, "currency");
  if (currency !== "cash" && currency !== "credits") throw new Usage("--currency is cash or credits");
  const amount = amountOf(required(given, "amount"), "amount");
  if (amount === 0n) throw new Usage("--amount is more than nothing");
  return async (house) => {
    const actor = await house.players.find(by);
    if (actor?.role !== "admin") throw new Usage(`${by} is no administrator`);
    const playerId = await idOf(house, who);
    const key = given.options["key"] === undefined ? house.newId() : required(given, "key");
    if (!isUuid(key)) throw new Usage("--key is a UUID");
    const asked = await house.admin.grants.ask({
      actorId: actor.id,
      playerId,
      currency,
      amount,
      reason,
      key,
      byShell: true,
    });
    const what = `${formatMinor(amount)} ${currency} for ${who}`;
    const text =
      asked.state === "waiting"
        ? `${what}: asked for. Another administrator has to agree in the back office.`
        : `${what}: ${asked.state}.`;
    return { json: { id: asked.id, state: asked.state }, text: [text] };
  };
}

/** The verbs: what is asked for is judged before the house is opened. */
const VERBS: Readonly<Record<string, (given: Given, io: Io) => Deed | Promise<Deed>>> = {
  create,
  promote,
  link,
  grant,
};

export const admin: Command<CliDeps> = {
  name: "admin",
  usage: [
    "admin create --username NAME --email ADDRESS [--password-file FILE]",
    "admin promote --player WHO",
    "admin link --player WHO",
    "admin grant --by ADMIN --player WHO --currency cash|credits --amount X --reason TEXT [--key UUID] [--json]",
  ].join(" | "),
  summary: "Make administrators; a link for a forgotten password; play money for a player",
  options: {
    username: { type: "string" },
    email: { type: "string" },
    "password-file": { type: "string" },
    player: { type: "string" },
    by: { type: "string" },
    currency: { type: "string" },
    amount: { type: "string" },
    reason: { type: "string" },
    key: { type: "string" },
  },
  details: [
    "create    a new account; --password-file: the first line is the password. Without it a link to choose one is printed",
    "promote   makes a player an administrator; they sign in anew",
    "link      a link to choose a new password, for an hour and once: what a letter would bring. The second factor stays",
    "grant     in the name of an administrator and by the rules of the back office: above 10,000.00 in 24 hours, or to",
    "          oneself, another administrator has to agree there. --key: the same key again gives nothing twice",
    "WHO       username, email or id",
  ],
  async run(given, io, deps) {
    const [verb = "", ...rest] = given.words;
    const prepare = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (!prepare || rest.length > 0) throw new Usage(`admin ${Object.keys(VERBS).join(", ")}?`);
    const deed = await prepare(given, io);
    return await inHouse(
      deps,
      async (house) => {
        const { json, text } = await deed(house);
        io.out(given.json ? toJson(json) : text.join("\n"));
        return 0;
      },
      { migrate: verb === "create" || verb === "promote" },
    );
  },
};
