import { randomUUID } from "node:crypto";
import { ENDPOINTS, type Input, type Output } from "../../src/contract/endpoints.ts";
import { type EndpointName, PATHS } from "../../src/contract/paths.ts";
import { type Problem, problem } from "../../src/contract/problem.ts";

/** Where requests go and what the browser would give as their origin. A ServerProcess is one. */
export type Door = { readonly url: string; readonly origin: string };

/** body: JSON read, an archive as its bytes, anything else as text. */
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

/** Headers of this request that differ from the usual: undefined leaves one out. */
export type Overrides = Readonly<Record<string, string | undefined>>;

export type Credentials = { readonly username: string; readonly email: string; readonly password: string };

/** A person at a browser: keeps cookies, carries the CSRF token, sends a fresh idempotency key with money. */
export type Person = Credentials & {
  /** The endpoint's answer, held to its schema. Throws Declined on a problem document. */
  call<K extends EndpointName>(name: K, input: Input<K>, headers?: Overrides): Promise<Output<K>>;
  /** The same, whatever the answer is, unread. */
  ask<K extends EndpointName>(name: K, input: Input<K>, headers?: Overrides): Promise<Answer>;
  /** Any path, with the person's cookies. */
  send(method: string, path: string, body?: unknown, headers?: Overrides): Promise<Answer>;
  /** The same person (cookies and token) through another process of the same house. */
  through(door: Door): Person;
  /** What the browser would send as Cookie now. */
  cookies(): string;
  /** Takes a cookie from somewhere else, as a browser would that was made to. */
  plant(name: string, value: string): void;
  /** From now on carries this CSRF token. */
  renew(csrfToken: string): void;
};

/** The house said no, in a problem document. */
export class Declined extends Error {
  readonly status: number;
  readonly problem: Problem;
  /** Seconds, as Retry-After gave them. */
  readonly retryAfter: string | undefined;
  constructor({ status, headers }: Answer, body: Problem) {
    super(`${status} ${body.code}: ${body.detail}`);
    this.status = status;
    this.retryAfter = headers.get("retry-after") ?? undefined;
    this.problem = body;
  }
}

type Loose = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
};

function pathOf(name: EndpointName, input: Loose): string {
  const path = PATHS[name][1].replace(/:(\w+)/g, (_, key: string) => {
    const value = input.params?.[key];
    if (value === undefined) throw new Error(`${name} needs the parameter ${key}`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams(Object.entries(input.query ?? {}).map(([k, v]) => [k, String(v)]));
  return `/api/v1${path}${query.size > 0 ? `?${query}` : ""}`;
}

/** What all doors share for one person. */
type Jar = { readonly cookies: Map<string, string>; csrfToken: string };

function keep(jar: Jar, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = "", ...attributes] = line.split(";");
    const at = pair.indexOf("=");
    const name = pair.slice(0, at).trim();
    if (attributes.some((text) => /^\s*max-age=0$/i.test(text))) jar.cookies.delete(name);
    else jar.cookies.set(name, pair.slice(at + 1));
  }
}

const cookieHeader = ({ cookies }: Jar): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");

/** A connection that nobody answers is given up: longer than any answer takes on a busy machine. */
const PATIENCE_MS = 60_000;

async function send(
  jar: Jar,
  door: Door,
  method: string,
  path: string,
  body: unknown,
  headers: Overrides,
): Promise<Answer> {
  const all: Overrides = {
    origin: door.origin,
    cookie: cookieHeader(jar),
    "x-csrf-token": method === "GET" ? undefined : jar.csrfToken,
    "content-type": body === undefined ? undefined : "application/json",
    ...headers,
  };
  const response = await fetch(door.url + path, {
    method,
    redirect: "manual",
    headers: Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  keep(jar, response.headers);
  if (response.headers.get("content-type") === "application/zip") {
    return { status: response.status, headers: response.headers, body: await response.bytes() };
  }
  const text = await response.text();
  const isJson = /[/+]json/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== "" ? JSON.parse(text) : text,
  };
}

function personAt(door: Door, credentials: Credentials, jar: Jar): Person {
  const ask: Person["ask"] = (name, input, headers = {}) => {
    const loose = input as Loose;
    const key = "money" in ENDPOINTS[name] ? { "idempotency-key": randomUUID() } : {};
    return send(jar, door, PATHS[name][0], pathOf(name, loose), loose.body, { ...key, ...headers });
  };
  return {
    ...credentials,
    ask,
    async call(name, input, headers) {
      const answer = await ask(name, input, headers);
      const { status, body } = answer;
      const endpoint = ENDPOINTS[name];
      if (status !== endpoint.status) throw new Declined(answer, problem.parse(body));
      return endpoint.response.parse(body) as Output<typeof name>;
    },
    send: (method, path, body, headers = {}) => send(jar, door, method, path, body, headers),
    through: (other) => personAt(other, credentials, jar),
    cookies: () => cookieHeader(jar),
    plant: (name, value) => void jar.cookies.set(name, value),
    renew: (csrfToken) => {
      jar.csrfToken = csrfToken;
    },
  };
}

type Legal = Output<"getSession">["legal"];

async function enter(
  door: Door,
  credentials: Credentials,
  path: string,
  bodyFor: (legal: Legal) => unknown,
): Promise<Person> {
  const jar: Jar = { cookies: new Map(), csrfToken: "" };
  const person = personAt(door, credentials, jar);
  // The token is tied to the session, so it is asked for before and after.
  const { csrfToken, legal } = await person.call("getSession", {});
  jar.csrfToken = csrfToken;
  const answer = await person.send("POST", `/api/auth${path}`, bodyFor(legal));
  if (answer.status !== 200) throw new Declined(answer, problem.parse(answer.body));
  jar.csrfToken = (await person.call("getSession", {})).csrfToken;
  return person;
}

let newcomers = 0;

/** Credentials that nobody has yet. */
export function newcomer(): Credentials {
  newcomers += 1;
  const username = `p${newcomers}_${randomUUID().slice(0, 8)}`;
  return { username, email: `${username}@players.test`, password: `long enough ${randomUUID()}` };
}

/** Somebody who is not signed in. */
export const stranger = (door: Door): Person =>
  personAt(door, { username: "", email: "", password: "" }, { cookies: new Map(), csrfToken: "" });

/** Everything that a sign-up must say, for a person who is old enough and accepts the documents in force. */
export const signUpBody = ({ username, email, password }: Credentials, { terms, privacy }: Legal) => ({
  name: username,
  username,
  email,
  password,
  birthDate: "1990-05-31",
  accepted: { terms, privacy },
});

/** Makes an account and is signed in with it. */
export function signUp(door: Door, credentials: Credentials = newcomer()): Promise<Person> {
  return enter(door, credentials, "/sign-up/email", (legal) => signUpBody(credentials, legal));
}

export function signIn(door: Door, credentials: Credentials): Promise<Person> {
  const { username, password } = credentials;
  return enter(door, credentials, "/sign-in/username", () => ({ username, password }));
}
