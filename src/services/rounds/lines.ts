import type { SpanContext } from "@opentelemetry/api";
import { Refusal } from "../../base/refusal.ts";
import type { Played, ValidBet } from "./bet.ts";

/** A bet on its way: settled through resolve, refused through reject, exactly one of them once. */
export type Pending = {
  readonly bet: ValidBet;
  /** The span that waits for it, when the request is traced. */
  readonly from: SpanContext | undefined;
  attempts: number;
  resolve(played: Played): void;
  reject(error: unknown): void;
};

/** The bets of one player, in the order in which they came. Only one batch at a time may hold some of them. */
export type Line = { readonly playerId: string; readonly waiting: Pending[]; held: boolean };

/** Part of a line, taken for a batch. */
export type Taken = { readonly line: Line; readonly bets: readonly Pending[] };

/** The waiting room: bounded, fair between players, in order within one. */
export function createLines(limits: { waitingMax: number; batchMax: number }) {
  const lines = new Map<string, Line>();
  const ready: Line[] = [];
  let count = 0;

  /** The head of a line, as far as one statement can take it: a key, and a game with an open round, only once. */
  function takeFrom(line: Line, most: number): Taken {
    const keys = new Set<string>();
    let end = 0;
    while (end < line.waiting.length && end < most) {
      const { bet } = line.waiting[end] as Pending;
      const once = bet.offer.game.kind === "stepped" ? bet.gameId : bet.key;
      if (keys.has(bet.key) || keys.has(once)) break;
      keys.add(bet.key).add(once);
      end += 1;
    }
    line.held = true;
    return { line, bets: line.waiting.splice(0, end) };
  }

  return {
    size: (): number => count,
    hasReady: (): boolean => ready.length > 0,
    /** Refusals: busy, when the room is full. */
    add(pending: Pending): void {
      if (count >= limits.waitingMax) {
        throw new Refusal(
          "busy",
          "The house is full at this moment. Nothing was staked; try again in a second.",
          {
            retryAfterSeconds: 1,
          },
        );
      }
      count += 1;
      const { playerId } = pending.bet;
      const line = lines.get(playerId) ?? { playerId, waiting: [], held: false };
      lines.set(playerId, line);
      line.waiting.push(pending);
      if (!line.held && line.waiting.length === 1) ready.push(line);
    },
    /** The next batch, at most batchMax bets. */
    take(): Taken[] {
      const batch: Taken[] = [];
      let room = limits.batchMax;
      while (room > 0) {
        const line = ready.shift();
        if (!line) break;
        const taken = takeFrom(line, room);
        room -= taken.bets.length;
        batch.push(taken);
      }
      return batch;
    },
    /** Gives a line back; the bets that must be tried again go to its head, in their order. */
    giveBack(line: Line, again: readonly Pending[], doneCount: number): void {
      count -= doneCount;
      line.held = false;
      line.waiting.unshift(...again);
      if (line.waiting.length > 0) ready.push(line);
      else lines.delete(line.playerId);
    },
  };
}
