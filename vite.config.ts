// Builds the app into `dist`: one small first screen, every other screen fetched when wanted, nothing inline, so that the page needs no trust.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { atlas } from "./scripts/atlas.ts";
import { poCatalogues } from "./scripts/po-catalogues.ts";

const brotli = promisify(brotliCompress);

/** Sheets arrive in whatever order their screens do: each says first which layer wins over which. */
const layersFirst: Plugin = {
  name: "layers-first",
  enforce: "pre",
  transform: (code, id) => (id.endsWith(".module.css") ? `@layer tokens, base, parts, screens, print;\n${code}` : null),
};

/** A browser has its cryptography by itself: what @hpke/core would fetch on an old Node is nothing here. */
const ownCryptography: Plugin = {
  name: "own-cryptography",
  enforce: "pre",
  resolveId: (id) => (id === "crypto" ? "\0own-cryptography" : null),
  load: (id) => (id === "\0own-cryptography" ? "export const webcrypto = globalThis.crypto;" : null),
};

/** Compressed once, here, as well as it can be: the server only hands it out. */
const precompressed: Plugin = {
  name: "precompressed",
  apply: "build",
  async writeBundle({ dir = "" }, bundle) {
    const files = Object.keys(bundle).filter((name) => /\.(js|css|svg|html)$/.test(name));
    await Promise.all(
      files
        .map((name) => join(dir, name))
        .map(async (file) => writeFile(`${file}.br`, await brotli(await readFile(file)))),
    );
  },
};

export default defineConfig({
  root: "src/web",
  base: "/",
  plugins: [layersFirst, ownCryptography, poCatalogues, atlas, react(), precompressed],
  build: {
    outDir: "../../dist",
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    // A font or icon inside a style sheet would need a weaker content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
