import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Json } from "../../base/canonical.ts";
import type { Played, Round } from "../../contract/rounds.ts";
import type { GameId } from "../../games/ids.ts";
import { call } from "../api/call.ts";
import { type Fault, faultOf, isCode, Unreachable } from "../api/fault.ts";
import { setCredits, walletQuery } from "../api/queries.ts";
import { limitsQuery } from "../api/safety.ts";
import { noticeSessionEnd } from "../api/session-end.ts";
import { rememberRound } from "./round-cache.ts";
import type { Phase } from "./scene.ts";
import { isStop } from "./stop-note.tsx";
import { openRoundKey } from "./use-open-round.ts";

const STALE = ["insufficient-funds", "round-open", "round-settled", "move-invalid"] as const;

/** A money write that can be sent once more with the key of its first attempt, so that it never happens twice. */
type Attempt = { readonly key: string; send(key: string): Promise<Played> };

export type Play = {
  readonly phase: Phase;
  /** The round that was played last on this page, or null before the first. */
  readonly round: Round | null;
  readonly fault: Fault | null;
  play(stake: number, bet: Json): void;
  move(round: Round, move: Json): void;
  /** The motion is over, or is skipped. */
  revealed(): void;
  /** The same attempt again, under the same key; undefined when the house has said no, and asking again changes nothing. */
  readonly retry: (() => void) | undefined;
};

/** A bet from the press of the button to the end of its motion. Balance and lists change when the motion is over: a figure never tells first. */
export function usePlay(game: GameId, still: boolean): Play {
  const client = useQueryClient();
  const [phase, setPhase] = useState<Phase>("idle");
  const [round, setRound] = useState<Round | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const busy = useRef(false);
  const attempt = useRef<Attempt | null>(null);
  const pending = useRef<Played | null>(null);

  const settle = useCallback(() => {
    const played = pending.current;
    pending.current = null;
    setPhase("idle");
    if (!played) return;
    setCredits(client, played.balances.credits);
    rememberRound(client, played.round);
    if (played.round.state === "settled") void client.invalidateQueries({ queryKey: walletQuery.queryKey });
  }, [client]);

  const run = useCallback(
    async (next: Attempt): Promise<void> => {
      if (busy.current) return;
      busy.current = true;
      attempt.current = next;
      setFault(null);
      setPhase("waiting");
      try {
        const played = await next.send(next.key);
        attempt.current = null;
        pending.current = played;
        setRound(played.round);
        client.setQueryData(openRoundKey(game), played.round.state === "open" ? played.round : null);
        if (still) settle();
        else setPhase("revealing");
      } catch (error) {
        if (!(error instanceof Unreachable)) attempt.current = null;
        if (STALE.some((code) => isCode(error, code))) {
          // What this page knows of the round is not what the house knows: its word is asked for.
          setRound((known) => (known?.state === "open" ? null : known));
          void client.invalidateQueries();
        }
        if (isCode(error, "unauthenticated")) noticeSessionEnd(client);
        if (isStop(faultOf(error))) void client.invalidateQueries({ queryKey: limitsQuery.queryKey });
        setFault(faultOf(error));
        setPhase("idle");
      } finally {
        busy.current = false;
      }
    },
    [client, game, settle, still],
  );

  // Someone who leaves in the middle of a motion takes its result along.
  useEffect(() => settle, [settle]);

  /** Whatever is asked for while the answer to an earlier attempt is missing: first what became of that. */
  const begin = (send: Attempt["send"]): void =>
    void run(attempt.current ?? { key: crypto.randomUUID(), send });
  return {
    phase,
    round,
    fault,
    play: (stake, bet) =>
      begin((key) => call("playRound", { params: { game }, body: { stake, bet } }, { key })),
    move: ({ id }, move) => begin((key) => call("moveRound", { params: { id }, body: { move } }, { key })),
    revealed: settle,
    retry: attempt.current ? () => void (attempt.current && run(attempt.current)) : undefined,
  };
}
