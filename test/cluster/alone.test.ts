import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Carrier } from "../../src/cluster/bus.ts";
import { openCluster } from "../../src/cluster/cluster.ts";
import { PRESENT_MS } from "../../src/cluster/presence.ts";
import { settableClock } from "../support/clock.ts";

const alone = (clock = settableClock(), carrier?: Carrier) =>
  openCluster({
    processId: randomUUID(),
    redisUrl: undefined,
    carrier,
    clock,
    onFault: (error) => {
      throw error;
    },
  });

test("without Redis a limit counts in windows of this process", () => {
  const clock = settableClock();
  const { limiter } = alone(clock);
  const counts: number[] = [];
  const add = () => limiter.rateLimit("k", 1_000, 5, false, false, (_, [current]) => counts.push(current));
  add();
  add();
  clock.advance(1_001);
  add();
  expect(counts).toEqual([1, 2, 1]);
});

test("without Redis active players are those of this process, for five minutes", async () => {
  const clock = settableClock();
  const { presence } = alone(clock);
  presence.seen("a");
  clock.advance(PRESENT_MS / 2);
  presence.seen("b");
  presence.seen("b");
  expect(await presence.count()).toBe(2);
  clock.advance(PRESENT_MS / 2 + 1);
  expect(await presence.count()).toBe(1);
});

test("without Redis the bus reaches the other processes of this machine through their carrier", () => {
  const hear: ((text: string) => void)[] = [];
  const carrierOf = (me: number): Carrier => ({
    send: (text) => hear.forEach((other, at) => void (at === me || other(text))),
    receive: (hearer) => {
      hear[me] = hearer;
    },
  });
  const [one, two] = [alone(settableClock(), carrierOf(0)), alone(settableClock(), carrierOf(1))];
  const heard: unknown[] = [];
  one.bus.subscribe("catalog", (message) => heard.push(["one", message]));
  const end = two.bus.subscribe("catalog", (message) => heard.push(["two", message]));
  one.bus.publish("catalog", { game: "dice" });
  end();
  two.bus.publish("catalog", 2);
  expect(heard).toEqual([
    ["one", { game: "dice" }],
    ["two", { game: "dice" }],
    ["one", 2],
  ]);
});
