import type { Bus } from "../../cluster/bus.ts";
import type { Seat, Seats } from "./seat.ts";

/** A player, the next nonce and the credits, as text because they are big integers. */
type Told = readonly [playerId: string, nextNonce: string, credits: string];

/** Puts what another process says of a seat into the one remembered here, unless that knows more already. */
function learn(seats: Seats, [playerId, nonce, credits]: Told): void {
  const seat = seats.get(playerId);
  const nextNonce = BigInt(nonce);
  if (!seat || nextNonce <= seat.nextNonce) return;
  // What a guard has counted is not told: it is read again with the next bet.
  if (seat.guard) {
    seats.drop(playerId);
    return;
  }
  seat.nextNonce = nextNonce;
  seat.credits = BigInt(credits);
}

/**
 * The processes of a house tell each other the next nonce of whoever has played. Otherwise a player whose requests take
 * turns between two processes would lose the race of nearly every bet and each would be drawn and sent twice. It is a
 * hint: the settle statement still decides, so a message that is late or lost costs a second try and nothing else.
 */
export function createSeatNews(bus: Pick<Bus, "tellOthers" | "subscribe">, seats: Seats) {
  bus.subscribe("seat", (message) => {
    for (const told of message as unknown as readonly Told[]) learn(seats, told);
  });
  return {
    tell(settled: readonly Seat[]): void {
      if (settled.length === 0) return;
      bus.tellOthers("seat", () =>
        settled.map(({ playerId, nextNonce, credits }) => [
          playerId,
          nextNonce.toString(),
          credits.toString(),
        ]),
      );
    },
  };
}
export type SeatNews = ReturnType<typeof createSeatNews>;
