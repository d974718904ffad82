import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { guarded } from "../rig/scratch.ts";
import { makeCertificate, type ProxyPorts, type ReverseProxy } from "./proxy.ts";

/** The shipped configuration with this run's addresses, paths and certificate in the place of its own. */
function localise(text: string, folder: string, root: string, ports: ProxyPorts, webFolder: string): string {
  const here = [
    "{",
    "  admin off",
    "  auto_https disable_redirects",
    `  storage file_system ${folder}/storage`,
    "}",
    "",
  ].join("\n");
  const own = `tls ${folder}/fullchain.pem ${folder}/privkey.pem\n\tbind 127.0.0.1`;
  return (
    here +
    text
      .replace(/^http:\/\/casino\.example \{/m, `http://localhost:${ports.http} {\n\tbind 127.0.0.1`)
      .replace(/^casino\.example \{/m, `https://localhost:${ports.https} {\n\t${own}`)
      .replace("127.0.0.1:8000 127.0.0.1:8001", ports.servers.map((port) => `127.0.0.1:${port}`).join(" "))
      .replaceAll("/srv/rng-thing/dist/web", webFolder)
      .replaceAll("/srv/rng-thing/deploy/flags", folder)
      .replaceAll("/srv/rng-thing/deploy", join(root, "deploy"))
  );
}

/** Runs Caddy with the configuration of deploy/Caddyfile. */
export async function startCaddy(
  program: string,
  root: string,
  scratch: string,
  ports: ProxyPorts,
  webFolder: string,
): Promise<ReverseProxy> {
  const folder = join(scratch, "caddy");
  mkdirSync(folder, { recursive: true });
  const ca = makeCertificate(folder);
  const config = join(folder, "Caddyfile");
  const shipped = readFileSync(join(root, "deploy/Caddyfile"), "utf8");
  writeFileSync(config, localise(shipped, folder, root, ports, webFolder));
  const child = spawn(program, ["run", "--adapter", "caddyfile", "--config", config], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
  });
  guarded(scratch, child, "SIGTERM");
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log = (log + text).slice(-20_000);
  });
  for (let tries = 0; !log.includes("serving initial configuration"); tries += 1) {
    if (child.exitCode !== null || tries > 600) throw new Error(`Caddy does not begin to serve:\n${log}`);
    await pause(50);
  }
  return {
    origin: `https://localhost:${ports.https}`,
    ca,
    folder,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}
