import { useEffect, useRef, useState } from "react";
import type { Json } from "../../base/canonical.ts";
import type { GameDetail } from "../../contract/games.ts";
import type { Round } from "../../contract/rounds.ts";
import type { Me } from "../../contract/session.ts";
import { useWallet } from "../api/queries.ts";
import { held } from "../ui/stake-ladder.ts";
import { STILL, useMedia } from "../ui/use-media.ts";
import { hindranceOf } from "./hindrance.ts";
import type { Phase, SceneModule, SceneMove, SceneResult } from "./scene.ts";
import { useBet } from "./use-bet.ts";
import { usePlay } from "./use-play.ts";
import { useRepeat } from "./use-repeat.ts";

/** Minor units. */
const STAKE_FIRST = 500;

export type TableProps = {
  readonly detail: GameDetail;
  readonly scene: SceneModule;
  /** Null for a guest, undefined while unknown. */
  readonly player: Me | null | undefined;
  /** The newest first. */
  readonly rounds: readonly Round[];
  /** A round of this game that was begun earlier and is not over. */
  readonly open: Round | null;
};

const asResult = (round: Round): SceneResult => ({ ...round });

/** What is chosen but not sent belongs to one moment of one round; after that it is nothing. */
function useChoice(round: Round | null) {
  const at = `${round?.id} ${round?.moves.length}`;
  const [made, setMade] = useState<{ readonly at: string; readonly choice: Json }>({ at, choice: null });
  const choose = (choice: Json): void => setMade({ at, choice });
  return [made.at === at ? made.choice : null, choose] as const;
}

/** The moves of the moment; while one is under way, those that it was chosen from, so that no button moves under a finger. */
function useMoves(now: readonly SceneMove[] | null, phase: Phase): readonly SceneMove[] | null {
  const last = useRef(now);
  useEffect(() => {
    if (phase === "idle") last.current = now;
  });
  return phase === "idle" ? now : last.current;
}

/** Everything that happens at a table: the bet being made, the round being played, what may be done next. */
export function useTable({ detail, scene, player, rounds, open }: TableProps) {
  const { id: game, stakeMin, stakeMax } = detail;
  const rules = detail.rules as Json;
  const still = useMedia(STILL);
  const credits = useWallet().data?.balances.credits;
  const play = usePlay(game, still);
  const draft = useBet(open ? open.bet : scene.firstBet(rules));
  const [stake, setStake] = useState(() => held(open?.openingStake ?? STAKE_FIRST, stakeMin, stakeMax));

  // A round may have been begun elsewhere since, or by an attempt whose answer was lost.
  const resumed = play.phase === "idle" && open?.id !== play.round?.id ? open : null;
  const round = resumed ?? play.round ?? rounds[0] ?? null;
  const result = round === null ? null : asResult(round);
  const isOpen = round?.state === "open";
  const { bet } = draft;
  const total = scene.stakeOf ? (bet === null ? 0 : scene.stakeOf(bet)) : stake;
  const hindrance = hindranceOf({ bet, total, stakeMin, stakeMax, enabled: detail.enabled, credits });
  const begin = (): void => {
    if (bet !== null && hindrance === undefined && player) play.play(total, bet);
  };
  const ready = hindrance === undefined && play.fault === null && !isOpen;
  const repeat = useRepeat({ phase: play.phase, ready, play: begin });
  const [choice, setChoice] = useChoice(round);
  const offered = isOpen && result ? (scene.moves?.(rules, result, choice) ?? []) : null;
  const moves = useMoves(offered, play.phase);

  return {
    rules,
    still,
    play,
    draft,
    stake,
    setStake,
    total,
    credits,
    hindrance,
    repeat,
    round,
    result,
    moves,
    terms: isOpen && result ? (scene.terms?.(rules, result) ?? []) : [],
    choice,
    setChoice,
    /** The one button: plays, or cuts a motion short. */
    press(): void {
      if (play.phase === "revealing") play.revealed();
      else if (play.phase === "idle" && !isOpen && repeat.count === null) begin();
    },
    move(made: Json): void {
      if (play.phase === "revealing") play.revealed();
      else if (round && isOpen && play.phase === "idle") play.move(round, made);
    },
  };
}

export type Table = ReturnType<typeof useTable>;
