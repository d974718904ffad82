import type { IncomingMessage } from "node:http";
import { BlockList, isIPv6 } from "node:net";

/** The names that Fastify's trustProxy knows for whole networks. */
const NETWORKS: Readonly<Record<string, readonly string[]>> = {
  loopback: ["127.0.0.0/8", "::1/128"],
  linklocal: ["169.254.0.0/16", "fe80::/10"],
  uniquelocal: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
};

function listOf(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of proxies.flatMap((name) => NETWORKS[name] ?? [name])) {
    const [address = "", bits] = entry.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** What Nginx ($request_id) and other proxies make; nothing that could forge a line of a log. */
const ID = /^[0-9a-f-]{16,64}$/;

/** The id that a trusted proxy gave the request, so that its log and ours tell of the same; else a fresh one. */
export function requestIds(
  trustedProxies: readonly string[],
  fresh: () => string,
): (raw: IncomingMessage) => string {
  const trusted = listOf(trustedProxies);
  const isTrusted = (address: string): boolean =>
    trusted.check(
      address.replace(/^::ffff:/, ""),
      isIPv6(address) && !address.startsWith("::ffff:") ? "ipv6" : "ipv4",
    );
  return (raw) => {
    const given = raw.headers["x-request-id"];
    const from = raw.socket.remoteAddress;
    return typeof given === "string" && ID.test(given) && from !== undefined && isTrusted(from)
      ? given
      : fresh();
  };
}
