import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { build, type Plugin } from "vite";

const ENTRY = "fairness/offline/main.tsx";
const NAME = "verifier.html";

/** The file may run what is written in it and nothing else: a browser holds it to that, so it cannot reach a network. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:";

/** A layer ranks where it is first named; see vite.config.ts. */
const LAYERS = "@layer properties,theme,base,components,utilities;";

const page = (script: string, style: string): string => `<!doctype html>
<html lang="en" data-theme="dark">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="${POLICY}">
<title>RNG-THING verifier</title>
<style>${style}</style>
</head>
<body>
<div id="root"></div>
<script type="module">${script.replaceAll("</script", "<\\/script")}</script>
</body>
</html>
`;

/** The whole file: one script and one style sheet with everything in them. root is the folder of the web app. */
export async function verifierPage(root: string): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: "error",
    plugins: [react(), tailwind()],
    build: {
      write: false,
      target: ["chrome120", "firefox128", "safari17.4"],
      cssCodeSplit: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      modulePreload: false,
      rolldownOptions: { input: join(root, ENTRY), output: { codeSplitting: false } },
    },
  });
  const outputs = [result].flat().flatMap((one) => ("output" in one ? one.output : []));
  const script = outputs.flatMap((file) => (file.type === "chunk" ? [file.code] : [])).join("\n");
  const styles = outputs.flatMap((file) =>
    file.type === "asset" && file.fileName.endsWith(".css") ? [String(file.source)] : [],
  );
  return page(script, [LAYERS, ...styles].join("\n"));
}

/** Puts the verifier beside the app as one file that works from a disk, without the house. */
export function offlineVerifier(): Plugin {
  let folders = { root: "", out: "" };
  return {
    name: "offline-verifier",
    apply: "build",
    configResolved({ root, build: { outDir } }) {
      folders = { root, out: resolve(root, outDir) };
    },
    async closeBundle() {
      writeFileSync(join(folders.out, NAME), await verifierPage(folders.root));
    },
  };
}
