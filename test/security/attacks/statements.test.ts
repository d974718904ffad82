import { afterAll, beforeAll, expect, test } from "vitest";
import { stranger } from "../../support/people.ts";
import { arrive, openStage, type Stage, type Visitor } from "../stage.ts";

let stage: Stage;
let admin: Visitor;
beforeAll(async () => {
  stage = await openStage("postgres");
  admin = await arrive(stage, { role: "admin", twoFactor: true });
});
afterAll(() => stage[Symbol.asyncDispose]());

/** What would be true for every row, end the statement, wait, or match everything, if it were read as SQL. */
const SQL = [
  "' OR '1'='1",
  "' OR 1=1 --",
  "') OR ('1'='1",
  "'; DROP TABLE players; --",
  "' UNION SELECT password FROM credentials --",
  "1; SELECT pg_sleep(5)",
  "%",
  "_",
  "\\",
  "$1",
  "''",
] as const;

test("SQL in a search is text to look for: it finds nobody, and what LIKE would read as a mark is a character", async () => {
  for (const search of SQL) {
    const { players } = await admin.person.call("findPlayers", { query: { search } });
    // An underscore is a character of usernames: it finds who has one.
    for (const { username } of players) expect(username, search).toContain(search);
  }
  const { players } = await admin.person.call("findPlayers", { query: { search: admin.person.username } });
  expect(players.map(({ id }) => id)).toEqual([admin.id]);
});

test("SQL in an address or a query is no id, no choice and no number", async () => {
  for (const sql of SQL) {
    const text = encodeURIComponent(sql);
    for (const path of [
      `/rounds/${text}`,
      `/rounds?game=${text}`,
      `/rounds?cursor=${text}`,
      `/rounds?limit=${text}`,
      `/leaderboards/net?window=${text}`,
      `/leaderboards/${text}`,
      `/replays/${text}`,
      `/admin/players/${text}`,
      `/admin/players?role=${text}`,
      `/admin/log?before=${text}`,
    ]) {
      const { status } = await admin.person.send("GET", `/api/v1${path}`);
      expect([200, 400, 404, 422], `${path} got ${status}`).toContain(status);
      if (status === 200) expect(path).toMatch(/before=/);
    }
  }
});

test("SQL for a name or a password signs nobody in and sends nobody a letter", async () => {
  const nobody = stranger(stage.door);
  nobody.renew((await nobody.call("getSession", {})).csrfToken);
  for (const sql of SQL.slice(0, 5)) {
    for (const [path, body] of [
      ["/sign-in/username", { username: sql, password: sql }],
      ["/sign-in/username", { username: `${admin.person.username}'--`, password: sql }],
      ["/sign-in/email", { email: `${admin.person.email}${sql}`, password: sql }],
      ["/request-password-reset", { email: `${admin.person.email}${sql}` }],
      ["/reset-password", { token: sql, newPassword: "long enough for anybody" }],
    ] as const) {
      const { status } = await nobody.send("POST", `/api/auth${path}`, body);
      expect([400, 401, 422, 429], `${path} got ${status}`).toContain(status);
    }
  }
  expect((await nobody.ask("getWallet", {})).status).toBe(401);
  const { rows } = await stage.house.app.database.pool.query("SELECT id FROM players");
  expect(rows).toEqual([{ id: admin.id }]);
  expect(stage.house.faults).toEqual([]);
});
