import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Traffic } from "../services/metrics/traffic.ts";
import { problemCodeOf } from "./errors.ts";
import { madeBy, sessionOf } from "./requests.ts";

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? "unknown";
const tracer = trace.getTracer("rng-thing");

/** One line for what changed something or went wrong; reading is only told when somebody wants to hear everything. */
function log(request: FastifyRequest, reply: FastifyReply): void {
  const { statusCode } = reply;
  const line = {
    method: request.method,
    route: routeOf(request),
    status: statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    player: sessionOf(request)?.player.id,
    code: problemCodeOf(reply),
    made: madeBy(request),
  };
  if (statusCode >= 500) request.log.warn(line, "answered");
  else if (request.method !== "GET" || statusCode >= 400) request.log.info(line, "answered");
  else request.log.debug(line, "answered");
}

function endSpan(span: Span, request: FastifyRequest, reply: FastifyReply): void {
  const { statusCode } = reply;
  const player = sessionOf(request)?.player.id;
  span.setAttributes({
    "http.request.method": request.method,
    "http.route": routeOf(request),
    "http.response.status_code": statusCode,
    ...(player === undefined ? {} : { "enduser.pseudo.id": player }),
  });
  if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

/** Every request is counted, timed and told of; with traces on, it is a span that what it does hangs under. */
export function observe(app: FastifyInstance, traffic: Traffic, traces: boolean): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  app.addHook("onRequest", (request, _reply, done) => {
    traffic.began();
    if (!traces) return done();
    const parent = propagation.extract(context.active(), request.headers);
    const name = `${request.method} ${routeOf(request)}`;
    const span = tracer.startSpan(name, { kind: SpanKind.SERVER }, parent);
    span.setAttribute("request.id", request.id);
    spans.set(request, span);
    done();
  });
  // Entered here and not at the beginning: reading a body takes a request out of the context it came in.
  app.addHook("preHandler", (request, _reply, done) => {
    const span = spans.get(request);
    if (!span) return done();
    context.with(trace.setSpan(context.active(), span), done);
  });
  app.addHook("onResponse", async (request, reply) => {
    traffic.answered({
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1_000,
      code: problemCodeOf(reply),
    });
    const span = spans.get(request);
    if (span) endSpan(span, request, reply);
    log(request, reply);
  });
}
