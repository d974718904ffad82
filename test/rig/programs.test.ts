import { expect, test } from "vitest";
import { planOf } from "../../tools/rig/layers.ts";
import { DEBIAN_PACKAGE } from "../../tools/rig/programs.ts";
import { filesOf } from "../shape/tree.ts";

/** Programs that are started by their name, and so have to be on the machine. */
/** In every Debian, the smallest too. */
const EVERYWHERE: readonly string[] = ["mount", "umount"];
const STARTED = /\b(?:spawn|spawnSync|execFile|execFileSync)\(\s*"([^"]+)"/g;

test("every program that a test starts is among those that its layer finds or installs", () => {
  const started = filesOf("test/**/*.ts", "tools/deploy/*.ts").flatMap(({ path, text }) =>
    [...text.matchAll(STARTED)].map(([, program = ""]) => {
      const { needs } = planOf([path.replace("tools/", "test/")]);
      return { path, program, listed: [...EVERYWHERE, ...needs].includes(program) };
    }),
  );
  expect(started.map(({ program }) => program)).toContain("openssl");
  expect(started.filter(({ listed }) => !listed)).toEqual([]);
});

test("Nginx is tried with its brotli module, which Debian's nginx does not bring along", () => {
  expect(planOf(["deploy"]).needs).toContain("nginx-brotli");
  expect(DEBIAN_PACKAGE["nginx-brotli"]).toBe("libnginx-mod-http-brotli-static");
});
