import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { offlineVerifier } from "./tools/offline-verifier.ts";
import { rulesText } from "./tools/rules-text.ts";

const OUT = join(import.meta.dirname, "dist/web");
const TEXT = /\.(?:html|js|css|svg|json|webmanifest)$/;
/** Below this a compressed answer saves no packet. */
const COMPRESS_MIN_BYTES = 600;

/** Writes .br and .gz beside every text file, so that no server compresses the same bytes twice. */
function precompress(): Plugin {
  return {
    name: "precompress",
    apply: "build",
    writeBundle({ dir = OUT }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!TEXT.test(name)) continue;
        const file = join(dir, name);
        const bytes = readFileSync(file);
        if (bytes.length < COMPRESS_MIN_BYTES) continue;
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(
          `${file}.br`,
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        );
      }
    },
  };
}

/**
 * The page is empty until its script has run, and only the script knows the remembered theme: nothing is painted before
 * it. Fonts are not asked for early: they would share the line with the script, without which there is no text to set.
 */
function firstPaint(): Plugin {
  return {
    name: "first-paint",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"'),
    },
  };
}

/** A layer ranks where it is first named, and chunks arrive in any order: so every style sheet begins by naming all of them. */
function layerOrder(): Plugin {
  const layers = "@layer properties,theme,base,components,utilities;";
  return {
    name: "layer-order",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === "asset" && file.fileName.endsWith(".css")) file.source = `${layers}${file.source}`;
      }
    },
  };
}

/** `vite build --mode ui` adds the page of all components at /ui; the e2e run takes its picture. */
export default defineConfig({
  root: "src/web",
  plugins: [rulesText(), react(), tailwind(), layerOrder(), firstPaint(), precompress(), offlineVerifier()],
  server: { proxy: { "/api": { target: "http://localhost:8000", ws: true } } },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: ["chrome120", "firefox128", "safari17.4"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
