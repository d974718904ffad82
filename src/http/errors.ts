import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { type Fault, Refusal, type RefusalCode } from "../base/refusal.ts";
import type { Problem } from "../contract/problem.ts";

/** The one place where a refusal becomes a status. */
const STATUS = {
  invalid: 422,
  "bet-invalid": 422,
  "move-invalid": 422,
  "stake-limit": 422,
  "insufficient-funds": 409,
  unauthenticated: 401,
  forbidden: 403,
  "consent-needed": 403,
  "step-up": 403,
  csrf: 403,
  "not-found": 404,
  "game-unknown": 404,
  "game-off": 409,
  "round-open": 409,
  "round-settled": 409,
  "idempotency-key-missing": 400,
  "idempotency-key-reused": 409,
  conflict: 409,
  excluded: 423,
  "limit-reached": 423,
  "reality-check": 423,
  "rate-limited": 429,
  busy: 503,
  unavailable: 503,
} as const satisfies Record<RefusalCode, number>;

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported media type",
  422: "Invalid",
  423: "Locked by a limit",
  429: "Too many requests",
  500: "Internal error",
  503: "Unavailable",
};

/** A problem document. requestId is what the operator finds in the logs. */
export function makeProblem(
  status: number,
  code: string,
  detail: string,
  requestId: string,
  faults: readonly Fault[] = [],
): Problem {
  return {
    type: `/problems/${code}`,
    title: TITLES[status] ?? "Error",
    status,
    detail,
    code,
    requestId,
    ...(faults.length > 0 ? { errors: [...faults] } : {}),
  };
}

/** The code of the problem that an answer was, for metrics and logs. */
const problemCodes = new WeakMap<FastifyReply, string>();
export const problemCodeOf = (reply: FastifyReply): string | undefined => problemCodes.get(reply);

export function sendProblem(reply: FastifyReply, problem: Problem, retryAfterSeconds?: number): FastifyReply {
  problemCodes.set(reply, problem.code);
  if (retryAfterSeconds !== undefined) reply.header("retry-after", retryAfterSeconds);
  reply.serializer(JSON.stringify);
  return reply.code(problem.status).type("application/problem+json; charset=utf-8").send(problem);
}

/** What Fastify and its plugins refuse by themselves, in our words. */
const FRAMEWORK: Readonly<Record<string, { status: number; code: string; detail: string }>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, code: "invalid", detail: "The body is not valid JSON." },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: "invalid", detail: "The body is empty; send JSON." },
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, code: "invalid", detail: "The body is too large." },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { status: 415, code: "invalid", detail: "Send application/json." },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    code: "invalid",
    detail: "Content-Length does not match the body.",
  },
  FST_ERR_BAD_URL: { status: 400, code: "invalid", detail: "The address cannot be read." },
};

type Issue = { readonly instancePath?: string; readonly message?: string };

function fromValidation(
  error: FastifyError & { validationContext?: string | undefined },
  requestId: string,
): Problem {
  if (error.validationContext === "params") {
    return makeProblem(404, "not-found", "There is nothing at this address.", requestId);
  }
  const faults = ((error.validation ?? []) as Issue[]).map((issue) => ({
    at: issue.instancePath ?? "",
    what: issue.message ?? "is not valid",
  }));
  return makeProblem(
    422,
    "invalid",
    "The request cannot be used as it stands. Nothing was changed.",
    requestId,
    faults,
  );
}

/** Every error of every route ends here. What is not a refusal or a bad request is our fault: logged whole, told as 500. */
export function handleError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof Refusal) {
    if (error.cause !== undefined) request.log.error({ err: error.cause }, "refused because of a fault");
    const problem = makeProblem(STATUS[error.code], error.code, error.message, request.id, error.faults);
    const ends = error.endsAt ? { endsAt: error.endsAt.toISOString() } : {};
    return sendProblem(reply, { ...problem, ...ends }, error.retryAfterSeconds);
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    return sendProblem(
      reply,
      fromValidation(error as FastifyError & { validationContext?: string }, request.id),
    );
  }
  const { code, statusCode } = error as FastifyError;
  const known = FRAMEWORK[code ?? ""];
  if (known) return sendProblem(reply, makeProblem(known.status, known.code, known.detail, request.id));
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return sendProblem(
      reply,
      makeProblem(statusCode, "invalid", "The request cannot be used as it stands.", request.id),
    );
  }
  if (isOutage(error)) {
    request.log.error({ err: error }, "the database is not available");
    const detail =
      "The database is not available at this moment. Nothing was changed; try again in a second.";
    return sendProblem(reply, makeProblem(503, "unavailable", detail, request.id), 1);
  }
  request.log.error({ err: error }, "request failed");
  const detail =
    "Something broke on our side. Nothing was lost; quote the request id to the operator if it stays.";
  return sendProblem(reply, makeProblem(500, "internal", detail, request.id));
}

/** Connection failures (class 08), shut-down (57), no resources (53), lock time-out, and what sockets say. */
const OUTAGE = /^(08|53|57)|^(55P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/;
const OUTAGE_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/;

export function isOutage(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return OUTAGE.test(code) || (error instanceof Error && OUTAGE_TEXT.test(error.message));
}

export function handleNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, makeProblem(404, "not-found", "There is nothing at this address.", request.id));
}
