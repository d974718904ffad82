/** One machine of several that an address names. */
export type Host = { readonly host: string; readonly port: number };

/** scheme://user:password@ — the machines — /path?query */
const PARTS = /^([a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?)([^/?#@]+)([/?#].*)?$/i;
const MACHINE = /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::(\d{1,5}))?$/i;
const HOSTS_MAX = 16;
const PORT_MAX = 65_535;

/**
 * "scheme://user:password@a:1,b:2/path", as libpq and the clients of Redis write it: the same address with its first machine
 * only, and all machines. Undefined when the machines cannot be read.
 */
export function parseHosts(
  text: string,
  defaultPort: number,
): { readonly first: string; readonly hosts: readonly [Host, ...Host[]] } | undefined {
  const [, before = "", machines = "", after = ""] = PARTS.exec(text) ?? [];
  const hosts: Host[] = [];
  for (const machine of machines.split(",")) {
    const [, name, port] = MACHINE.exec(machine) ?? [];
    if (name === undefined || Number(port) > PORT_MAX) return undefined;
    hosts.push({ host: name.replace(/^\[|\]$/g, ""), port: port === undefined ? defaultPort : Number(port) });
  }
  const [first, ...others] = hosts;
  if (!first || hosts.length > HOSTS_MAX) return undefined;
  return { first: `${before}${machines.split(",")[0]}${after}`, hosts: [first, ...others] };
}
