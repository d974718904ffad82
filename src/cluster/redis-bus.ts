import { type Bus, createBus } from "./bus.ts";
import type { Link } from "./link.ts";

const CHANNEL = "rng:bus";
const ID_LENGTH = 36;

/**
 * The bus through Redis. Each text begins with its sender's id, because a process hears its own words at once and must
 * not hear them twice. Redis forgets what nobody heard, so every new connection begins with a gap.
 */
export function createRedisBus(link: Link, id: string, onFault: (error: unknown) => void): Bus {
  let hear: (text: string) => void = () => {};
  const bus = createBus(
    {
      send: (text) =>
        void link.attempt(
          async (redis) => void (await redis.publish(CHANNEL, id + text)),
          () => undefined,
        ),
      receive: (hearer) => {
        hear = hearer;
      },
    },
    onFault,
  );
  link.listener.on("message", (_channel: string, text: string) => {
    if (!text.startsWith(id)) hear(text.slice(ID_LENGTH));
  });
  link.listener.on("ready", () => {
    link.listener.subscribe(CHANNEL).then(() => bus.gap(), onFault);
  });
  return bus;
}
