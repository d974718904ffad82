import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "../../../src/base/time.ts";
import { JOBS } from "../../../src/jobs/schedule.ts";
import { RETENTION } from "../../../src/store/retention.ts";
import { ENGINES } from "../../support/database.ts";
import { type House, openHouse } from "../../support/house.ts";
import { addPlayer } from "../../support/play.ts";

/** A moment to each side of the end of a term. */
const SIDE_MS = 60_000;
const SIDES = { over: SIDE_MS, running: -SIDE_MS } as const;

/** How long after its moment ($1) a row stays, how one is put ($2: something random, $3: the player, $4: its mark), and the marks that are left. */
type Kept = { readonly days: number; readonly insert: string; readonly left: string };

const KEPT: Readonly<Record<string, Kept>> = {
  sessions: {
    days: 0,
    insert:
      "INSERT INTO sessions (expires_at, token, updated_at, user_id, user_agent) VALUES ($1, $2, $1, $3, $4)",
    left: "SELECT user_agent AS mark FROM sessions WHERE user_id = $1",
  },
  devices: {
    days: 400,
    insert: `INSERT INTO devices (last_seen_at, first_seen_at, id_hash, player_id, label, address)
      VALUES ($1, $1, decode($2, 'hex'), $3, $4, '')`,
    left: "SELECT label AS mark FROM devices WHERE player_id = $1",
  },
  attempts: {
    days: 1,
    insert: `INSERT INTO attempts (last_at, blocked_until, key, failures)
      SELECT $1, $1, decode($2, 'hex'), CASE $4 WHEN 'running' THEN 1 ELSE 2 END WHERE $3::uuid IS NOT NULL`,
    left: "SELECT CASE failures WHEN 1 THEN 'running' ELSE 'over' END AS mark FROM attempts WHERE $1::uuid IS NOT NULL",
  },
  used_codes: {
    days: 1,
    insert: `INSERT INTO used_codes (used_at, code_hash, player_id)
      VALUES ($1, convert_to($4, 'UTF8') || decode($2, 'hex'), $3)`,
    left: `SELECT CASE WHEN encode(code_hash, 'escape') LIKE 'running%' THEN 'running' ELSE 'over' END AS mark
      FROM used_codes WHERE player_id = $1`,
  },
  verifications: {
    days: 0,
    insert: "INSERT INTO verifications (expires_at, identifier, value) SELECT $1, $3::uuid || $2, $4",
    left: "SELECT value AS mark FROM verifications WHERE identifier LIKE $1 || '%'",
  },
  email_changes: {
    days: 0,
    insert: `INSERT INTO email_changes (expires_at, created_at, token_hash, player_id, email)
      SELECT $1, $1, decode($2, 'hex'), gen_random_uuid(), $4 WHERE $3::uuid IS NOT NULL`,
    left: "SELECT email AS mark FROM email_changes WHERE $1::uuid IS NOT NULL",
  },
  mails: {
    days: 90,
    insert: `INSERT INTO mails (done_at, due_at, useful_until, created_at, id, player_id, recipient, letter, state)
      SELECT $1, $1, $1, $1, gen_random_uuid(), $3, $2, $4, 'sent'`,
    left: "SELECT letter AS mark FROM mails WHERE player_id = $1",
  },
  departures: {
    days: 0,
    insert: `INSERT INTO departures (barred_until, left_at, mailbox_hash, player_id)
      SELECT $1, $1, convert_to($4, 'UTF8') || decode($2, 'hex'), gen_random_uuid() WHERE $3::uuid IS NOT NULL`,
    left: `SELECT CASE WHEN encode(mailbox_hash, 'escape') LIKE 'running%' THEN 'running' ELSE 'over' END AS mark
      FROM departures WHERE mailbox_hash IS NOT NULL AND $1::uuid IS NOT NULL`,
  },
  held_names: {
    days: 0,
    insert: `INSERT INTO held_names (held_until, name_hash, player_id)
      VALUES ($1, convert_to($4, 'UTF8') || decode($2, 'hex'), $3)`,
    left: `SELECT CASE WHEN encode(name_hash, 'escape') LIKE 'running%' THEN 'running' ELSE 'over' END AS mark
      FROM held_names WHERE player_id = $1`,
  },
};

async function leftOf({ app }: House, { left }: Kept, player: string): Promise<string[]> {
  const { rows } = await app.database.pool.query<{ mark: string }>(left, [player]);
  return rows.map(({ mark }) => mark).toSorted();
}

/** Does what the clock would do at the hour. */
async function cleanUpByJob({ app }: House): Promise<void> {
  const steps = JOBS.flatMap((job) => job.steps).filter(({ name }) => name === "forget-overdue");
  expect(steps).toHaveLength(1);
  for (const { run } of steps) await run(app);
}

describe.each(ENGINES)("on %s", (engine) => {
  test("the hourly clean-up deletes what the privacy notice says is over, and nothing whose term still runs", async () => {
    await using house = await openHouse(engine);
    const player = await addPlayer(house.app);
    const now = house.clock();
    for (const { days, insert } of Object.values(KEPT)) {
      for (const [mark, earlier] of Object.entries(SIDES)) {
        const at = new Date(now - days * DAY_MS - earlier);
        await house.app.database.pool.query(insert, [at, randomBytes(16).toString("hex"), player, mark]);
      }
    }
    for (const [table, kept] of Object.entries(KEPT)) {
      expect(await leftOf(house, kept, player), table).toEqual(["over", "running"]);
    }
    await cleanUpByJob(house);
    for (const [table, kept] of Object.entries(KEPT)) {
      expect(await leftOf(house, kept, player), table).toEqual(["running"]);
    }
  });
});

test("the notice prints the periods that are tried here", () => {
  const ending = RETENTION.filter(({ forget }) => forget !== undefined).map(({ kept }) => kept);
  const days = ending.flatMap((kept) => /^(\d+) days?\b/.exec(kept)?.[1] ?? []).map(Number);
  expect(new Set(days)).toEqual(new Set([400, 1, 90]));
  expect(new Set(Object.values(KEPT).map((kept) => kept.days))).toEqual(new Set([0, ...days]));
});
