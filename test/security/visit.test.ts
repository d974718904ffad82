import { expect, test } from "vitest";
import { codeOf } from "../support/authenticator.ts";
import { signIn, signUp } from "../support/people.ts";
import { openStage } from "./stage.ts";

const PASSWORD = "hunter2-is-not-for-logs";
const TOKEN = "tok_Zr8Kq2Lw5Xv9Tn3B";

test("a whole visit leaves nothing of it in the log, however talkative: no body, no query, no cookie", async () => {
  const stage = await openStage("postgres");
  await using _ = stage;
  const person = await signUp(stage.door);
  const enabled = await person.send("POST", "/api/auth/two-factor/enable", { password: person.password });
  const { totpURI, backupCodes } = enabled.body as { totpURI: string; backupCodes: string[] };
  const code = codeOf(totpURI, Date.now());
  await person.send("POST", "/api/auth/two-factor/verify-totp", { code });
  person.renew((await person.call("getSession", {})).csrfToken);
  const other = await signUp(stage.door);
  const again = await signIn(stage.door, other);
  await again.call("playRound", {
    params: { game: "coinflip" },
    body: { stake: 100, bet: { side: "heads" } },
  });
  await person.send("GET", `/api/v1/rounds?cursor=${encodeURIComponent(person.email)}&password=${PASSWORD}`);
  await person.send("GET", `/reset?token=${TOKEN}&email=${encodeURIComponent(person.email)}`);
  await person.send("POST", "/api/auth/sign-in/email", {
    email: person.email,
    password: "wrong wrong wrong",
  });
  await person.send("POST", "/api/auth/request-password-reset", { email: person.email });
  await person.send("POST", "/api/v1/tickets", {
    kind: "other",
    subject: PASSWORD,
    text: TOKEN,
  });
  const rotated = await person.call("rotateSeeds", { body: {} });
  const { rows } = await stage.house.app.database.pool.query<{ password: string; token: string }>(
    "SELECT c.password, s.token FROM credentials c JOIN sessions s ON s.user_id = c.user_id",
  );
  const secrets = [
    person.password,
    other.password,
    other.email,
    ...again
      .cookies()
      .split("; ")
      .map((pair) => pair.slice(pair.indexOf("=") + 1)),
    person.email,
    encodeURIComponent(person.email),
    ...person
      .cookies()
      .split("; ")
      .map((pair) => pair.slice(pair.indexOf("=") + 1)),
    new URL(totpURI).searchParams.get("secret") ?? "",
    ...backupCodes,
    PASSWORD,
    TOKEN,
    rotated.seeds.current.clientSeed,
    rotated.revealed?.serverSeed ?? "none",
    ...rows.flatMap(({ password, token }) => [password, token]),
  ];
  const logs = stage.logs();
  expect(logs.split("\n").length).toBeGreaterThan(10);
  for (const secret of secrets) expect(logs.includes(secret), secret).toBe(false);
});
