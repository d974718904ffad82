import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MINUTE_MS } from "../../../src/base/time.ts";
import { withTx } from "../../../src/db/tx.ts";
import { isForGood, MailRefused, openTransport, smtpOptions } from "../../../src/services/mail/transport.ts";
import { openHouse } from "../../support/house.ts";
import { scratchFolder } from "../../support/machine.ts";
import { openPostOffice, type PostOffice, Refused } from "../../support/post-office.ts";

const MAIL = {
  id: "01a20af2-5575-7000-b4a1-1670599e4c54",
  from: "House <house@casino.test>",
  to: "ada@players.test",
  subject: "Grüße",
  html: "<p>hello</p>",
  text: "hello\n",
};

/** A key and a certificate for 127.0.0.1 that nobody but the test trusts. */
function certificate() {
  const folder = scratchFolder("mail-tls");
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const args = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", cert];
  expect(spawnSync("openssl", [...args, ...subject]).status).toBe(0);
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

const houseAt = (post: PostOffice) =>
  openHouse("postgres", {
    env: { SMTP_URL: `smtp://127.0.0.1:${post.port}`, MAIL_FROM: "House <house@casino.test>" },
  });
type House = Awaited<ReturnType<typeof houseAt>>;

const write = ({ app }: House, email: string): Promise<void> =>
  withTx(app.database, (tx) =>
    app.mail.write(tx, { playerId: undefined, email }, { name: "account-erased", username: "ada" }),
  );
const kept = async ({ app }: House) =>
  (
    await app.database.pool.query(
      "SELECT state, attempts, sealed IS NULL AS forgotten FROM mails ORDER BY id",
    )
  ).rows;

test("STARTTLS and implicit TLS encrypt the letter, and a server that nobody vouches for gets none", async () => {
  const { key, cert } = certificate();
  await using starttls = await openPostOffice({ server: { key, cert, disabledCommands: [] } });
  await using implicit = await openPostOffice({ server: { key, cert, secure: true, disabledCommands: [] } });
  for (const [scheme, post] of [
    ["smtp", starttls],
    ["smtps", implicit],
  ] as const) {
    const url = `${scheme}://127.0.0.1:${post.port}`;
    const trusting = openTransport({ kind: "smtp", url, tls: { ca: cert } });
    await trusting.send(MAIL);
    trusting.close();
    expect(post.arrived).toMatchObject([{ to: MAIL.to, subject: MAIL.subject, encrypted: true }]);
    expect(post.arrived[0]?.messageId).toBe(`<${MAIL.id}@casino.test>`);
    const stranger = openTransport({ kind: "smtp", url });
    await expect(stranger.send(MAIL)).rejects.toThrow(/self.signed/i);
    stranger.close();
    expect(post.arrived).toHaveLength(1);
  }
});

test("a server elsewhere must offer TLS: its host is asked for STARTTLS, or the letter stays", () => {
  expect(smtpOptions({ kind: "smtp", url: "smtp://mail.example:587" })).toMatchObject({ requireTLS: true });
  expect(smtpOptions({ kind: "smtp", url: "smtp://127.0.0.1:25" })).toMatchObject({ requireTLS: false });
});

test("Amazon SES and SendGrid are reached over implicit TLS, signed in as each documents", () => {
  const ses = {
    kind: "ses",
    region: "eu-central-1",
    accessKeyId: "AKIA0TEST",
    secretAccessKey: "some+secret+key",
  } as const;
  expect(smtpOptions(ses)).toEqual({
    host: "email-smtp.eu-central-1.amazonaws.com",
    port: 465,
    secure: true,
    auth: { user: "AKIA0TEST", pass: "BMXhUYlu5Z3gSXVQORxlVa7XPaz91aGWdfHxvkOZdWZ2" },
  });
  expect(smtpOptions({ kind: "sendgrid", apiKey: "SG.test" })).toEqual({
    host: "smtp.sendgrid.net",
    port: 465,
    secure: true,
    auth: { user: "apikey", pass: "SG.test" },
  });
});

test("5xx to the recipient or the text is for good; to the sign-in or the sender it is our settings", () => {
  const said = (responseCode: number, command: string) => isForGood({ responseCode, command });
  expect([said(550, "RCPT TO"), said(554, "DATA")]).toEqual([true, true]);
  expect([
    said(451, "RCPT TO"),
    said(535, "AUTH PLAIN"),
    said(553, "MAIL FROM"),
    isForGood(new Error("x")),
  ]).toEqual([false, false, false, false]);
});

test("a server that is busy is asked again later and later; a letter that it never takes is given up as late", async () => {
  let busy = true;
  await using post = await openPostOffice({
    onLetter: () => {
      if (busy) throw new Refused(451, "come back later");
    },
  });
  await using house = await houseAt(post);
  await write(house, "grey@players.test");
  expect(await house.app.mail.sendDue()).toBe(0);
  expect(await house.app.mail.sendDue()).toBe(0);
  expect(await kept(house)).toEqual([{ state: "waiting", attempts: 1, forgotten: false }]);
  house.clock.advance(MINUTE_MS);
  expect(await house.app.mail.sendDue()).toBe(0);
  expect(await kept(house)).toMatchObject([{ state: "waiting", attempts: 2 }]);
  // The second wait is longer than the first was.
  house.clock.advance(MINUTE_MS);
  await house.app.mail.sendDue();
  expect(await kept(house)).toMatchObject([{ attempts: 2 }]);
  busy = false;
  house.clock.advance(MINUTE_MS);
  expect(await house.app.mail.sendDue()).toBe(1);
  expect(await kept(house)).toEqual([{ state: "sent", attempts: 3, forgotten: true }]);
  expect(post.arrived).toHaveLength(1);

  busy = true;
  await write(house, "never@players.test");
  for (let hour = 0; hour < 80; hour += 1) {
    await house.app.mail.sendDue();
    house.clock.advance(60 * MINUTE_MS);
  }
  expect(await kept(house)).toMatchObject([{ state: "sent" }, { state: "late", forgotten: true }]);
});

test("a mailbox that does not exist is asked once, and the letter is forgotten with the reason kept", async () => {
  await using post = await openPostOffice({
    server: { onRcptTo: (_address, _session, done) => done(new Refused(550, "no such mailbox")) },
  });
  await using house = await houseAt(post);
  await write(house, "nobody@players.test");
  expect(await house.app.mail.sendDue()).toBe(0);
  house.clock.advance(120 * MINUTE_MS);
  expect(await house.app.mail.sendDue()).toBe(0);
  expect(await kept(house)).toEqual([{ state: "refused", attempts: 1, forgotten: true }]);
  const { rows } = await house.app.database.pool.query("SELECT last_error FROM mails");
  expect(rows[0]?.last_error).toContain("no such mailbox");
  expect(new MailRefused("x").name).toBe("MailRefused");
});

test("a crash before the server's yes sends once; one after it sends again under the same Message-ID", async () => {
  await using post = await openPostOffice();
  await using house = await houseAt(post);
  await write(house, "once@players.test");
  // A process took the letter and died: nobody sends it before the lease has ended.
  await house.app.database.pool.query("UPDATE mails SET leased_until = $1, attempts = 1", [
    new Date(house.clock() + 5 * MINUTE_MS),
  ]);
  expect(await house.app.mail.sendDue()).toBe(0);
  house.clock.advance(5 * MINUTE_MS);
  expect(await house.app.mail.sendDue()).toBe(1);
  expect(post.arrived).toHaveLength(1);

  // A process sent it, and died before it could note that: what is kept is as it was before.
  await write(house, "twice@players.test");
  const before = await house.app.database.pool.query("SELECT id, sealed FROM mails WHERE state = 'waiting'");
  expect(await house.app.mail.sendDue()).toBe(1);
  await house.app.database.pool.query(
    "UPDATE mails SET state = 'waiting', done_at = NULL, recipient = 'twice@players.test', sealed = $2 WHERE id = $1",
    [before.rows[0]?.id, before.rows[0]?.sealed],
  );
  expect(await house.app.mail.sendDue()).toBe(1);
  const [, first, second] = post.arrived;
  expect(second?.messageId).toBe(first?.messageId);
  expect(await house.app.mail.sendDue()).toBe(0);
});

test("a letter of a transaction that is rolled back is never sent, and many processes send each one once", async () => {
  await using post = await openPostOffice();
  await using house = await houseAt(post);
  await expect(
    withTx(house.app.database, async (tx) => {
      await house.app.mail.write(
        tx,
        { playerId: undefined, email: "never@players.test" },
        { name: "account-erased", username: "a" },
      );
      throw new Error("the cause did not happen");
    }),
  ).rejects.toThrow("the cause did not happen");
  for (let n = 0; n < 12; n += 1) await write(house, `p${n}@players.test`);
  const sent = await Promise.all(Array.from({ length: 4 }, () => house.app.mail.sendDue()));
  expect(sent.reduce((sum, n) => sum + n, 0)).toBe(12);
  expect(new Set(post.arrived.map(({ to }) => to)).size).toBe(12);
  expect(post.arrived).toHaveLength(12);
});
