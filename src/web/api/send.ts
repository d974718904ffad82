import type { Problem } from "../../contract/problem.ts";
import { ApiProblem, Unreachable } from "./fault.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export type Request = {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
};

const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" && value !== null && "detail" in value && "code" in value && "status" in value;

/** A proxy's page instead of our answer. */
const strangeAnswer = (status: number): Problem => ({
  type: "/problems/strange-answer",
  title: "Strange answer",
  status,
  detail: "Something between this page and the house answered in its place. Nothing is lost; try again.",
  code: status >= 502 && status <= 504 ? "unavailable" : "strange-answer",
  requestId: "",
});

async function parse(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Sends JSON and gives JSON. Throws ApiProblem when refused and Unreachable when no answer came. */
export async function send({ method, path, body, headers = {}, signal }: Request): Promise<unknown> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    answer = await parse(response);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable("no answer", { cause: error });
  }
  if (response.ok && answer !== undefined) return answer;
  const seconds = Number(response.headers.get("retry-after"));
  throw new ApiProblem(
    isProblem(answer) ? answer : strangeAnswer(response.status),
    seconds > 0 ? seconds : undefined,
  );
}
