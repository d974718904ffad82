import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Fault } from "../api/fault.ts";
import { AmountField } from "../ui/amount-field.tsx";
import { amountText, timesText } from "../ui/amount-text.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Icon } from "../ui/icon.tsx";
import { useMedia, WIDE } from "../ui/use-media.ts";
import type { Phase, SceneMove, SceneTerm } from "./scene.ts";
import { isStop, StopNote } from "./stop-note.tsx";
import "./slip.css";

export type SlipProps = {
  readonly label: string;
  readonly stake: number;
  onStake(minor: number): void;
  readonly stakeMin: number;
  readonly stakeMax: number;
  /** What the round would cost, minor units: the stake, or all chips together. */
  readonly total: number;
  readonly chips: boolean;
  /** What a win returns, ten-thousandths, where that is one figure. */
  readonly pays: number | undefined;
  readonly phase: Phase;
  /** Moves of an open round; null when a round can be begun. */
  readonly moves: readonly SceneMove[] | null;
  /** Figures of the open round. */
  readonly terms: readonly SceneTerm[];
  /** What the button says that begins a round. */
  readonly opens: string;
  /** Minor units that moves may still add; undefined while unknown. */
  readonly credits: number | undefined;
  onMove(move: SceneMove): void;
  /** Why a round cannot be played, or undefined. */
  readonly hindrance: string | undefined;
  readonly guest: boolean;
  readonly fault: Fault | null;
  readonly onRetry: (() => void) | undefined;
  onPress(): void;
  readonly repeat: { readonly count: number | null; start(): void; stop(): void } | null;
  readonly children?: ReactNode;
};

/** The bet slip: what is staked, what it can return, and the one button that plays. */
export function Slip(props: SlipProps) {
  const { phase, moves, repeat, guest, fault } = props;
  const wide = useMedia(WIDE);
  const running = repeat !== null && repeat.count !== null;
  const locked = phase !== "idle" || moves !== null || running;
  return (
    <section
      className="slip"
      aria-label="Bet slip"
      data-chips={props.chips || undefined}
      data-open={moves !== null || undefined}
      data-print="no"
    >
      {props.children}
      <div className="slip-stake">
        <AmountField
          label={props.label}
          value={props.stake}
          onChange={props.onStake}
          min={props.stakeMin}
          max={props.stakeMax}
          disabled={locked}
          quick={wide}
        />
      </div>
      <Terms {...props} />
      {fault && isStop(fault) && <StopNote fault={fault} />}
      {fault && !isStop(fault) && (
        <ErrorNote
          title={fault.title}
          detail={fault.detail}
          requestId={fault.requestId}
          onRetry={props.onRetry}
        />
      )}
      {moves !== null && moves.length > 0 ? (
        <Moves moves={moves} onMove={props.onMove} waiting={phase === "waiting"} credits={props.credits} />
      ) : guest ? (
        <Link to="/sign-in" className={buttonClass({ tone: "main", size: "large" })}>
          Sign in to play
        </Link>
      ) : (
        <PlayButton {...props} />
      )}
      {repeat && !guest && (
        <Button
          size="small"
          className="slip-repeat"
          disabled={!running && (locked || props.hindrance !== undefined)}
          onClick={() => (running ? repeat.stop() : repeat.start())}
        >
          <Icon name={running ? "stop" : "repeat"} size={wide ? 16 : 20} />
          <span className={wide ? undefined : "sr-only"}>
            {running ? `Stop repeating (${repeat.count} played)` : "Repeat until stopped"}
          </span>
        </Button>
      )}
    </section>
  );
}

function Terms({ chips, total, pays, terms, moves }: SlipProps) {
  if (moves !== null) {
    return (
      <dl className="slip-terms">
        {terms.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures">{text}</dd>
          </div>
        ))}
      </dl>
    );
  }
  return (
    <dl className="slip-terms">
      {chips && (
        <div>
          <dt>On the table</dt>
          <dd className="figures">{amountText(total)}</dd>
        </div>
      )}
      {pays !== undefined && (
        <div>
          <dt>A win returns {timesText(pays)}</dt>
          <dd className="figures">{amountText(Math.floor((total * pays) / 10_000))}</dd>
        </div>
      )}
    </dl>
  );
}

function PlayButton({ phase, hindrance, opens, onPress }: SlipProps) {
  const skips = phase === "revealing";
  return (
    <div className="slip-play">
      <Button
        tone="main"
        size="large"
        hint="space"
        busy={phase === "waiting"}
        disabled={!skips && hindrance !== undefined}
        onClick={onPress}
      >
        {skips ? "Show the result" : opens}
      </Button>
      {hindrance !== undefined && phase === "idle" && <p className="caption">{hindrance}</p>}
    </div>
  );
}

type MovesProps = {
  readonly moves: readonly SceneMove[];
  readonly waiting: boolean;
  readonly credits: number | undefined;
  onMove(move: SceneMove): void;
};

/** The choices of an open round. While one is under way none can be pressed; while it is being shown, each press shows its end. */
function Moves({ moves, waiting, credits, onMove }: MovesProps) {
  return (
    <div className="slip-moves">
      {moves.map((move) => {
        const short = move.adds !== undefined && credits !== undefined && move.adds > credits;
        return (
          <Button
            key={move.key}
            tone={move.tone ?? "plain"}
            size="large"
            hint={move.key === " " ? "space" : move.key}
            disabled={waiting || short}
            title={short ? "More credits than you have" : undefined}
            data-wide={move.wide}
            onClick={() => onMove(move)}
          >
            <span className="slip-move">
              <span>{move.label}</span>
              {move.adds !== undefined && <small className="figures">+{amountText(move.adds)}</small>}
              {move.detail !== undefined && <small className="figures">{move.detail}</small>}
            </span>
          </Button>
        );
      })}
    </div>
  );
}
