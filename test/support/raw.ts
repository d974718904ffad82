import { once } from "node:events";
import { connect } from "node:net";
import type { Door, Person } from "./people.ts";

/** An answer as it came over the wire. status 0: the connection was closed without one. */
export type RawAnswer = { readonly status: number; readonly head: string; readonly text: string };

const PATIENCE_MS = 20_000;

/** Sends bytes as they are, which no HTTP client would, and reads until the server closes. One text may hold several requests. */
export async function sendRaw(door: Door, bytes: string | Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(door.url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error("the server let this wait")));
  let all = "";
  socket.setEncoding("latin1").on("data", (text: string) => {
    all += text;
  });
  await once(socket, "connect");
  socket.write(bytes);
  // A server that refuses early may close while we still send: what it said counts, not how the connection ended.
  const ended = await once(socket, "close").catch((error: NodeJS.ErrnoException) => error);
  if (ended instanceof Error && ended.code !== "ECONNRESET" && ended.code !== "EPIPE") throw ended;
  const end = all.indexOf("\r\n\r\n");
  const status = /^HTTP\/1\.1 (\d{3})/.exec(all)?.[1];
  return {
    status: Number(status ?? 0),
    head: end < 0 ? all : all.slice(0, end),
    text: end < 0 ? "" : all.slice(end + 4),
  };
}

/** A request written by hand: whatever stands in the lines is sent. The connection closes after the answer. */
export const request = (line: string, headers: readonly string[], body = ""): string =>
  `${[`${line} HTTP/1.1`, "Host: localhost", "Connection: close", ...headers].join("\r\n")}\r\n\r\n${body}`;

/** The headers of a person's own page, for a request written by hand. */
export async function ownHeaders(door: Door, person: Person): Promise<string[]> {
  const { csrfToken } = await person.call("getSession", {});
  return [`Origin: ${door.origin}`, `Cookie: ${person.cookies()}`, `X-CSRF-Token: ${csrfToken}`];
}
