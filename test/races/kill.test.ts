import { describe, expect, test } from "vitest";
import { openBranch } from "../support/branch.ts";
import { ENGINES } from "../support/database.ts";
import { startLoad } from "./load.ts";

const PLAYERS = 12;
/** KILLS=50 npm test -- test/races/kill.test.ts: as many as the design asks for, at leisure. */
const KILLS = Number(process.env["KILLS"] ?? 4);
/** A process that is killed, and the next one at its place, on a busy machine. */
const TIMEOUT_MS = 120_000 + KILLS * 30_000;
/** Answers between one kill and the next: the kill falls while all the other bets are under way. */
const ANSWERS_PER_KILL = 60;

describe.each(ENGINES)("on %s", (engine) => {
  test(
    `kill -9 of a server process, ${KILLS} times under load: every acknowledged bet is in the ledger once, no stake without a round`,
    async () => {
      await using branch = await openBranch(engine, 2);
      const load = await startLoad(branch, PLAYERS);
      for (let kill = 0; kill < KILLS; kill += 1) {
        await load.more(ANSWERS_PER_KILL);
        await branch.replace(kill % branch.servers.length);
      }
      await load.more(ANSWERS_PER_KILL);
      await load.end();
      await load.holdAgainstHistory();
      expect(await branch.closeAndAudit()).toMatchObject({ ok: true });
    },
    TIMEOUT_MS,
  );
});
