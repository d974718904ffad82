/** Every way the house says no. http maps each to a status in one exhaustive table. */
export const REFUSAL_CODES = [
  "invalid",
  "bet-invalid",
  "move-invalid",
  "stake-limit",
  "insufficient-funds",
  "unauthenticated",
  "forbidden",
  "consent-needed",
  "step-up",
  "csrf",
  "not-found",
  "game-unknown",
  "game-off",
  "round-open",
  "round-settled",
  "idempotency-key-missing",
  "idempotency-key-reused",
  "conflict",
  "excluded",
  "limit-reached",
  "reality-check",
  "rate-limited",
  "busy",
  "unavailable",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** One thing wrong with an input: where (a JSON pointer, "" for the whole), what, and how to mend it. */
export type Fault = { readonly at: string; readonly what: string };

/** The one error that services throw for a request that is understood and declined. Nothing was changed by it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly faults: readonly Fault[];
  readonly retryAfterSeconds: number | undefined;
  /** When what stands in the way will be over: the end of a break, the next day of a limit. */
  readonly endsAt: Date | undefined;

  constructor(
    code: RefusalCode,
    message: string,
    more: { faults?: readonly Fault[]; retryAfterSeconds?: number; endsAt?: Date } = {},
  ) {
    super(message);
    this.code = code;
    this.faults = more.faults ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.endsAt = more.endsAt;
  }
}

/** What pure code returns instead of throwing. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const bad = (at: string, what: string): { ok: false; faults: readonly Fault[] } => ({
  ok: false,
  faults: [{ at, what }],
});
