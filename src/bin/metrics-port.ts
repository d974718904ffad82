import { once } from "node:events";
import { createServer } from "node:http";
import { METRICS_TYPE } from "../app.ts";

/** Answers GET /metrics on a port of its own, for a Prometheus inside the same network. Returns the stop. */
export async function openMetricsPort(
  host: string,
  port: number,
  read: () => Promise<string>,
): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    read().then(
      (text) => response.writeHead(200, { "content-type": METRICS_TYPE }).end(text),
      () => response.writeHead(503).end(),
    );
  });
  server.listen(port, host);
  await once(server, "listening");
  return async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
}
