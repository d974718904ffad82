import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { request as secureRequest } from "node:https";
import type { AddressInfo } from "node:net";

/** A server behind the proxy that says what it was sent, and takes sockets. */
export async function openListener(name: string) {
  const server = createServer((incoming, response) => {
    incoming.resume().on("end", () => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ name, url: incoming.url, headers: incoming.headers }));
    });
  });
  server.on("upgrade", (incoming: IncomingMessage, socket) => {
    const said = `${incoming.headers.upgrade} ${incoming.headers.connection}`;
    socket.end(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n${said}`,
    );
  });
  const listen = async (port: number): Promise<number> => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  return {
    port,
    open: () => listen(port),
    async close() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Where a proxy of the test is, and the certificate by which it is known. */
export type ProxyDoor = { readonly origin: string; readonly ca: string };

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
};

export function askAt(
  at: ProxyDoor,
  path: string,
  more: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  const { body, ...options } = more;
  return new Promise((resolve, reject) => {
    const sent = secureRequest(at.origin + path, { ...options, ca: at.ca, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString("latin1"),
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** What the listener behind the proxy was sent. */
export const heard = (answer: Answer) =>
  JSON.parse(answer.text) as { name: string; url: string; headers: Record<string, string> };
