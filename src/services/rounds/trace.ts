import { type Span, type SpanContext, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";
import type { Played } from "./bet.ts";

const tracer = trace.getTracer("rng-thing");

function tell(span: Span, { round }: Played): void {
  span.setAttributes({ "round.id": round.id, "round.state": round.state });
}

/** A bet, from its line to its commit, is a span under the request's. With traces off this does next to nothing. */
export function traceBet(game: string, settle: () => Promise<Played>): Promise<Played> {
  return tracer.startActiveSpan("settle", { attributes: { game } }, async (span) => {
    try {
      const played = await settle();
      tell(span, played);
      return played;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The span that is under way, if anybody will see it: a batch remembers whose bets it settles. */
export function sampledNow(): SpanContext | undefined {
  const now = trace.getActiveSpan()?.spanContext();
  return now && (now.traceFlags & TraceFlags.SAMPLED) !== 0 ? now : undefined;
}
