import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { makeLogger, tellError } from "../../src/bin/logger.ts";

/** What a logger wrote, line by line, as text and as data. */
function listen() {
  const lines: string[] = [];
  const stream = new Writable({
    write(bytes: Buffer, _encoding, done) {
      lines.push(...String(bytes).trim().split("\n"));
      done();
    },
  });
  const { logger } = makeLogger({ logLevel: "debug" }, "web", stream);
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? "{}") as Record<string, unknown> };
}

test("a line is one JSON object with level, time, process and role", () => {
  const { logger, lines, last } = listen();
  logger.info({ player: "p" }, "two\nlines");
  expect(lines).toHaveLength(1);
  expect(last()).toMatchObject({ level: 30, role: "web", pid: process.pid, player: "p", msg: "two\nlines" });
});

test("secrets are hidden wherever they turn up in what is logged", () => {
  const { logger, lines } = listen();
  const secret = "hunter2-is-not-for-logs";
  logger.info({ password: secret });
  logger.info({ req: { headers: { cookie: secret, authorization: secret, "x-csrf-token": secret } } });
  logger.info({ body: { password: secret, token: secret } });
  logger.info({ session: { token: secret }, secret });
  logger.info({ res: { headers: { "set-cookie": secret } } });
  expect(lines).toHaveLength(5);
  for (const line of lines) {
    expect(line).not.toContain(secret);
    expect(line).toContain("[hidden]");
  }
});

test("an error is told with its causes, never with the fields that drivers hang on it", () => {
  const { logger, lines, last } = listen();
  const inner = Object.assign(new Error("terminating connection"), {
    code: "57P01",
    client: { password: "hunter2", connectionParameters: { password: "hunter2" } },
    detail: "Key (email)=(someone@players.test) already exists.",
    parameters: ["someone@players.test"],
  });
  logger.error({ err: new Error("job seal failed", { cause: inner }) }, "fault");
  expect(last()["err"]).toMatchObject({
    message: "job seal failed",
    cause: { message: "terminating connection", code: "57P01" },
  });
  expect(lines[0]).not.toMatch(/hunter2|someone@players/);
});

test("what was thrown and is no error is told too, and a chain of causes ends", () => {
  expect(tellError("text")).toEqual({ type: "string", message: "text" });
  const loop = new Error("loop");
  loop.cause = loop;
  expect(JSON.stringify(tellError(loop)).length).toBeLessThan(20_000);
});

const SECRETS = {
  password: "hunter2-is-not-for-logs",
  newPassword: "hunter3-is-not-for-logs",
  currentPassword: "hunter4-is-not-for-logs",
  token: "tok_Zr8Kq2Lw5Xv9Tn3B",
  csrfToken: "csrf-Zr8Kq2Lw5Xv9Tn3B",
  serverSeed: "18e93f4a7b5b58d2569765766d1b6c3296bbd8430d6f20249044d72f14720159",
  cookie: "__Host-rng.session_token=abc.def",
  secret: "JBSWY3DPEHPK3PXP",
  totpURI: "otpauth://totp/RNG-THING:ada?secret=JBSWY3DPEHPK3PXP",
  backupCodes: ["aaaaa-bbbbb"],
  email: "someone@players.test",
} as const;

test.each(Object.entries(SECRETS))(
  "%s is hidden at every depth that something is logged at",
  (name, secret) => {
    const { logger, lines } = listen();
    const shown = Array.isArray(secret) ? secret[0] : secret;
    logger.info({ [name]: secret });
    logger.info({ body: { [name]: secret } });
    logger.info({ req: { body: { [name]: secret } } });
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).not.toContain(shown);
  },
);
