import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/base/refusal.ts";
import { DAY_MS } from "../../src/base/time.ts";
import { TICKET_LIMITS } from "../../src/services/tickets/tickets.ts";
import { ENGINES } from "../support/database.ts";
import { openHouse } from "../support/house.ts";
import { addPlayer } from "../support/play.ts";

const QUESTION = {
  kind: "other",
  subject: "A question",
  text: "How do I rotate my seed?",
  report: undefined,
} as const;

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe.each(ENGINES)("on %s", (engine) => {
  test("a thread goes back and forth, its state says whose turn it is, and an answer is mailed", async () => {
    await using house = await openHouse(engine);
    const { tickets, database } = house.app;
    const player = await addPlayer(house.app);
    const staff = await addPlayer(house.app);
    const report = { steps: "Press play.", expected: "A coin.", actual: "A dog." };
    const opened = await tickets.open(player, { ...QUESTION, kind: "bug", report });
    const { id } = opened.ticket;
    expect(opened.ticket.state).toBe("open");
    expect(opened.messages).toMatchObject([{ author: "player", report }]);
    expect((await tickets.desk.answer(staff, id, "It is a feature.")).ticket.state).toBe("answered");
    expect((await tickets.reply(player, id, "Then thank you.")).ticket.state).toBe("open");
    expect((await tickets.close(player, id)).ticket.state).toBe("closed");
    const again = await tickets.reply(player, id, "It barks.");
    expect(again.ticket.state).toBe("open");
    expect(again.messages.map(({ author }) => author)).toEqual(["player", "staff", "player", "player"]);
    const letters = await database.db.selectFrom("mails").select(["letter", "player_id"]).execute();
    expect(letters).toEqual([{ letter: "ticket-reply", player_id: player }]);
  });

  test("what is not mine does not exist", async () => {
    await using house = await openHouse(engine);
    const { tickets } = house.app;
    const [mine, other] = [await addPlayer(house.app), await addPlayer(house.app)];
    const { ticket } = await tickets.open(mine, QUESTION);
    for (const work of [
      () => tickets.thread(other, ticket.id),
      () => tickets.reply(other, ticket.id, "Let me in."),
      () => tickets.close(other, ticket.id),
      () => tickets.thread(mine, randomUUID()),
      () => tickets.desk.answer(other, randomUUID(), "?"),
    ]) {
      expect(await codeOf(work())).toBe("not-found");
    }
    expect(await tickets.list(other, undefined, 10)).toEqual([]);
  });

  test("nobody opens more tickets than can be read, not even all at once", async () => {
    await using house = await openHouse(engine);
    const { tickets } = house.app;
    const player = await addPlayer(house.app);
    const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(tickets.open(player, QUESTION))));
    expect(codes.filter((code) => code === "done")).toHaveLength(TICKET_LIMITS.notClosed);
    expect(new Set(codes)).toEqual(new Set(["done", "conflict"]));
    for (;;) {
      for (const { id, state } of await tickets.list(player, undefined, 50))
        if (state !== "closed") await tickets.close(player, id);
      const code = await codeOf(tickets.open(player, QUESTION));
      if (code === "done") continue;
      expect(code).toBe("rate-limited");
      break;
    }
    expect(await tickets.list(player, undefined, 50)).toHaveLength(TICKET_LIMITS.ticketsADay);
    house.clock.advance(DAY_MS + 1);
    expect(await codeOf(tickets.open(player, QUESTION))).toBe("done");
  });

  test("the inbox shows what waits longest first, by state and kind, a page at a time", async () => {
    await using house = await openHouse(engine);
    const { tickets } = house.app;
    const [one, two] = [await addPlayer(house.app), await addPlayer(house.app)];
    const ids: string[] = [];
    for (const [player, kind] of [
      [one, "other"],
      [two, "feature"],
      [one, "feature"],
    ] as const) {
      ids.push((await tickets.open(player, { ...QUESTION, kind })).ticket.id);
    }
    const inbox = async (filter: object, limit = 10) =>
      (
        await tickets.desk.inbox({ state: undefined, kind: undefined, from: undefined, ...filter }, limit)
      ).map(({ id }) => id);
    expect(await inbox({})).toEqual(ids);
    expect(await inbox({ kind: "feature" })).toEqual(ids.slice(1));
    expect(await inbox({ from: ids[0] }, 1)).toEqual([ids[1]]);
    await tickets.desk.setState(two, ids[0] as string, "closed");
    expect(await inbox({ state: "open" })).toEqual(ids.slice(1));
  });
});
