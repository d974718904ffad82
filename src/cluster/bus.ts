import type { Json } from "../base/canonical.ts";

/** What processes tell each other. Who misses one is put right by asking the database again, soon and by itself. */
export const TOPICS = ["player", "catalog", "seat"] as const;
export type Topic = (typeof TOPICS)[number];

export type Bus = {
  /** Tells every process, this one too. Never waits, never throws: a message that cannot be carried is only heard here. */
  publish(topic: Topic, message: Json): void;
  /** Tells the others alone; what there is to say is only worked out when somebody may hear it. */
  tellOthers(topic: Topic, say: () => Json): void;
  /** Hears a topic; returns the end of hearing. */
  subscribe(topic: Topic, hear: (message: Json) => void): () => void;
  /** Called when messages may have been missed: believe nothing that was learnt before. Returns the end of hearing. */
  onGap(hear: () => void): () => void;
};

/** Carries a text to the other processes. */
export type Carrier = {
  send(text: string): void;
  /** One hearer; called for what other processes sent. */
  receive(hear: (text: string) => void): void;
};

/** A bus over whatever carries texts; without a carrier, of one process. gap is for the carrier's owner to call. */
export function createBus(
  carrier: Carrier | undefined,
  onFault: (error: unknown) => void,
): Bus & { gap(): void } {
  const hearers = new Map<Topic, Set<(message: Json) => void>>(TOPICS.map((topic) => [topic, new Set()]));
  const gapHearers = new Set<() => void>();

  function call(work: () => void): void {
    try {
      work();
    } catch (error) {
      onFault(error);
    }
  }

  function deliver(topic: Topic, message: Json): void {
    for (const hear of hearers.get(topic) ?? []) call(() => hear(message));
  }

  /** The topic stands in front of a message, so that nobody parses what nobody here listens to. */
  function receive(text: string): void {
    const end = text.indexOf(" ");
    const topic = text.slice(0, end) as Topic;
    if (hearers.get(topic)?.size) deliver(topic, JSON.parse(text.slice(end)) as Json);
  }

  carrier?.receive((text) => call(() => receive(text)));
  const tellOthers: Bus["tellOthers"] = (topic, say) =>
    call(() => carrier?.send(`${topic} ${JSON.stringify(say())}`));
  return {
    tellOthers,
    publish(topic, message) {
      deliver(topic, message);
      tellOthers(topic, () => message);
    },
    subscribe(topic, hear) {
      hearers.get(topic)?.add(hear);
      return () => void hearers.get(topic)?.delete(hear);
    },
    onGap(hear) {
      gapHearers.add(hear);
      return () => void gapHearers.delete(hear);
    },
    gap(): void {
      for (const hear of gapHearers) call(hear);
    },
  };
}
