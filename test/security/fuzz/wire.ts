import { randomUUID } from "node:crypto";
import type { InjectOptions } from "fastify";
import type { Member } from "./cast.ts";
import type { Operation } from "./document.ts";
import { withRaw } from "./hostile.ts";
import type { Order, Wire } from "./order.ts";

/** A request with everything filled in, before it is bent by its wire. */
export type Parts = {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
};

const HUGE_BYTES = 80_000;
const DEEP = 2_000;
const BOUNDARY = "----fuzz";

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");
/** encodeURIComponent refuses half of a surrogate pair: what a sloppy client would send stands in for it. */
const encoded = (value: unknown): string => encodeURIComponent(textOf(value).toWellFormed());

function addressOf({ path }: Operation, parts: Parts, wire: Wire): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encoded(parts.path[name]));
  const query = Object.entries(parts.query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value.slice(0, 50) : [value]).map((one) => `${encoded(name)}=${encoded(one)}`),
  );
  if (wire === "long-address") query.push(`long=${"z".repeat(4_000)}`);
  if (wire === "bad-escape") return `${filled}%zz?%`;
  return query.length === 0 ? filled : `${filled}?${query.join("&")}`;
}

type Body = { readonly type: string | undefined; readonly payload: string | Buffer | undefined };

function bodyOf(body: unknown, wire: Wire): Body {
  const json = withRaw(JSON.stringify(body) ?? "");
  const form = new URLSearchParams({ body: json }).toString();
  const given = (type: string, payload: string | Buffer): Body => ({ type, payload });
  switch (wire) {
    case "no-body":
      return given("application/json", "");
    case "cut":
      return given("application/json", json.slice(0, -1));
    case "not-json":
      return given("application/json", "{]'");
    case "text":
      return given("text/plain", json);
    case "form":
      return given("application/x-www-form-urlencoded", form);
    case "xml":
      return given("application/xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>');
    case "multipart":
      return given(
        `multipart/form-data; boundary=${BOUNDARY}`,
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\nc\r\n--${BOUNDARY}--`,
      );
    case "bytes":
      return given("application/json", Buffer.from([0xff, 0xfe, 0x00, 0x7b, 0xc0, 0x80]));
    case "gzip":
      return given("application/json", Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x00]));
    case "huge":
      return given("application/json", JSON.stringify({ text: "h".repeat(HUGE_BYTES) }));
    case "deep":
      return given("application/json", `{"a":${"[".repeat(DEEP)}${"]".repeat(DEEP)}}`);
    case "twice":
      return given("application/json", json.replace(/^\{/, '{"stake":1,"id":"1",'));
    default:
      return body === undefined ? { type: undefined, payload: undefined } : given("application/json", json);
  }
}

const OTHER_PAGE = "https://evil.example";
const SPENT_KEY = "0b5ad0d2-7fd0-4f1c-9b3a-3d8f5a0c7e11";

/** Headers that a browser of this house would send, with one thing wrong at most. Undefined: left out. */
function headersOf(member: Member, origin: string, method: string, wire: Wire) {
  const key = { "no-key": undefined, "bad-key": "1 OR 1=1", "same-key": SPENT_KEY }[wire as string];
  const from = { "foreign-origin": OTHER_PAGE, "null-origin": "null" }[wire as string] ?? origin;
  const token = { "no-token": undefined, "foreign-token": "AAAAAAAA-BBBBBBBBBBBBBBBB" }[wire as string];
  const isBent = (...wires: Wire[]): boolean => wires.includes(wire);
  return {
    origin: from,
    cookie: isBent("bad-cookie") ? `${member.cookies.slice(0, -9)}=;;\u00ff=%zz` : member.cookies,
    "idempotency-key": isBent("no-key", "bad-key", "same-key") ? key : randomUUID(),
    "x-csrf-token":
      method === "GET" ? undefined : isBent("no-token", "foreign-token") ? token : member.csrfToken,
    "content-encoding": isBent("gzip") ? "gzip" : undefined,
  };
}

let addresses = 0;
/** Every request from an address of its own: guesses at passwords are counted by place as well. */
function nextAddress(): string {
  addresses += 1;
  return `10.${(addresses >> 16) % 256}.${(addresses >> 8) % 256}.${addresses % 256}`;
}

/** The request as Fastify's own client puts it in at the door. */
export function requestOf(
  operation: Operation,
  { wire }: Order,
  parts: Parts,
  member: Member,
  origin: string,
): InjectOptions {
  const method = wire === "head" ? "HEAD" : wire === "options" ? "OPTIONS" : operation.method;
  const { type, payload } = bodyOf(parts.body, wire);
  const hasBody = payload !== undefined && method !== "GET" && method !== "HEAD";
  const all = {
    ...headersOf(member, origin, method, wire),
    "content-type": hasBody ? type : undefined,
    "user-agent": "fuzz",
  };
  const headers = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return {
    method,
    url: addressOf(operation, parts, wire),
    headers: headers as Record<string, string>,
    ...(hasBody ? { payload } : {}),
    remoteAddress: nextAddress(),
  };
}
