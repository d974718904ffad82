import type { SpanContext } from "@opentelemetry/api";
import type { StoredRound } from "../../store/rounds.ts";

/** What playing tells of, once each and only after the commit: for the metrics. */
export type RoundsNews = {
  /** A round was opened, moved on or settled. */
  readonly onRound: (round: StoredRound) => void;
  /** A statement of the settle path has ended. */
  readonly onBatch: (batch: {
    readonly bets: number;
    readonly seconds: number;
    readonly ok: boolean;
    /** The spans of its bets, those that are traced. */
    readonly from: readonly SpanContext[];
  }) => void;
};
