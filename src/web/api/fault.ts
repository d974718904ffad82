import type { Problem } from "../../contract/problem.ts";

/** The server understood and said no, or broke and said so: an RFC 9457 problem document. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly problem: Problem;
  /** When the server asked to wait. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(problem.detail);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get code(): string {
    return this.problem.code;
  }
}

/** No answer came, so it is not known whether the request arrived. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** What a person is told: what happened, that nothing was lost, what to do. */
export type Fault = {
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string | undefined;
  /** What is wrong with single fields of what was sent, by their names; only at the top of the body. */
  readonly fields?: Readonly<Record<string, string>>;
  /** When what stands in the way will be over: a break, a day of a limit. */
  readonly endsAt?: string | undefined;
  /** When the house asks to wait before trying again. */
  readonly retryAfterSeconds?: number | undefined;
};

/** "/birthDate" is the field birthDate, "/accepted/terms" belongs to accepted. */
const fieldsOf = ({ errors = [] }: Problem): Readonly<Record<string, string>> =>
  Object.fromEntries(errors.map(({ at, what }) => [at.split("/")[1] ?? "", what]));

const NO_ANSWER: Fault = {
  title: "The house did not answer",
  detail: "The connection broke or the server is starting. Nothing is lost; try again in a moment.",
  code: "unreachable",
  requestId: undefined,
};

/** Only faults of the house carry a request id: a refusal needs no look into its logs. */
const SERVER_FAULT = 500;

export function faultOf(error: unknown): Fault {
  if (error instanceof ApiProblem) {
    const { detail, code, status, requestId, errors, endsAt } = error.problem;
    const where = (errors ?? []).map(({ what }) => what).join("; ");
    return {
      title: detail,
      // One mistake is said once.
      detail: where === detail ? "" : where,
      code,
      requestId: status >= SERVER_FAULT ? requestId : undefined,
      fields: fieldsOf(error.problem),
      endsAt,
      retryAfterSeconds: error.retryAfterSeconds,
    };
  }
  if (error instanceof Unreachable) return NO_ANSWER;
  if (error instanceof Error && error.name === "NoPasskey") {
    return { title: error.message, detail: "", code: "passkey", requestId: undefined };
  }
  return {
    title: "This page made a mistake",
    detail: error instanceof Error ? error.message : String(error),
    code: "page",
    requestId: undefined,
  };
}

export const isCode = (error: unknown, code: string): boolean =>
  error instanceof ApiProblem && error.code === code;
