import { type Command, required, textOf, toJson, Usage } from "../command.ts";
import type { CliDeps } from "../house.ts";

export const admin: Command<CliDeps> = {
  name: "admin",
  usage:
    "admin create --username NAME --email ADDRESS [--password-file FILE] | admin promote --player NAME [--json]",
  summary: "Make an administrator: a new account, or a player who has one",
  options: {
    username: { type: "string" },
    email: { type: "string" },
    "password-file": { type: "string" },
    player: { type: "string" },
  },
  details: [
    "--password-file FILE   the first line is the password; without it one is made and shown once",
    "--player NAME          username or email of an existing player",
  ],
  async run(given, io, deps) {
    const [verb] = given.words;
    if (verb !== "create" && verb !== "promote") throw new Usage("admin create or admin promote?");
    const file = textOf(given, "password-file");
    const password = file === undefined ? undefined : (await io.readFile(file)).split("\n")[0];
    const who =
      verb === "create"
        ? { username: required(given, "username"), email: required(given, "email"), password }
        : required(given, "player");
    const house = await deps.openHouse({ migrate: true });
    if (!house) return 2;
    try {
      if (typeof who === "string") {
        const id = await house.players.makeAdmin(who);
        if (id === undefined) throw new Usage(`there is no player ${who}`);
        io.out(given.json ? toJson({ id }) : `${who} is an administrator now.`);
        return 0;
      }
      const made = await house.players.createAdmin(who);
      if (given.json) io.out(toJson(made));
      else {
        io.out(`Administrator ${who.username} made.`);
        if (made.password !== undefined) io.out(`Password (shown once): ${made.password}`);
        io.out("Set up a second factor at the first sign-in: without one the back office stays closed.");
      }
      return 0;
    } finally {
      await house.close();
    }
  },
};
